package cl.gremio.location.consumer;

import java.util.Objects;

import cl.gremio.service.streams.WriteBehindStore;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps each denounced cart's case, from lane 1. */
class FugitivesProcessor extends ContextualProcessor<String, Report, String, CartChange<FugitiveCase>> {

	/** The case of each cart that was ever denounced or captured. */
	static final String FUGITIVES = "fugitives";

	private WriteBehindStore<Fugitive> fugitives;

	@Override
	public void init(ProcessorContext<String, CartChange<FugitiveCase>> context) {
		super.init(context);
		this.fugitives = context.getStateStore(FUGITIVES);
		this.fugitives.publishAs(context,
				(plate, fugitive, timestamp) -> new Record<>(plate,
						CartChange.ofFact(FugitiveCase.of(plate, Objects.requireNonNull(fugitive.seen()), fugitive)),
						timestamp));
	}

	@Override
	public void process(Record<String, Report> record) {
		Report report = record.value();
		if (report instanceof Report.Clean) {
			return;
		}
		Fugitive known = this.fugitives.get(report.plate());
		Fugitive before = (known != null) ? known : Fugitive.UNKNOWN;
		Fugitive now = before.after(report);
		if (now.equals(before)) {
			return;
		}
		Place seen = now.seen();
		if (seen == null || seen.equals(before.seen()) && Objects.equals(now.denounced(), before.denounced())) {
			this.fugitives.put(report.plate(), now);
			return;
		}
		this.fugitives.publish(report.plate(), now, record.timestamp());
		if (before.isAtLarge() != now.isAtLarge()) {
			CartEvent event = now.isAtLarge() ? CartEvent.denounced(report.plate(), seen, report.time())
					: CartEvent.captured(report.plate(), seen, report.time());
			context().forward(new Record<>(report.plate(), CartChange.ofEvent(event), record.timestamp()));
		}
	}

}
