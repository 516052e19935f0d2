package cl.gremio.location.consumer;

import java.util.Objects;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps each denounced cart's case, from lane 1. */
class FugitivesProcessor extends ContextualProcessor<String, Report, String, CartChange<FugitiveCase>> {

	/** The case of each cart that was ever denounced or captured. */
	static final String FUGITIVES = "fugitives";

	private KeyValueStore<String, Fugitive> fugitives;

	@Override
	public void init(ProcessorContext<String, CartChange<FugitiveCase>> context) {
		super.init(context);
		this.fugitives = context.getStateStore(FUGITIVES);
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
		this.fugitives.put(report.plate(), now);
		Place seen = now.seen();
		if (seen != null && !(seen.equals(before.seen()) && Objects.equals(now.denounced(), before.denounced()))) {
			context().forward(new Record<>(report.plate(),
					new CartChange<>(FugitiveCase.of(report.plate(), seen, now), event(before, now, seen, report)),
					record.timestamp()));
		}
	}

	private static @Nullable CartEvent event(Fugitive before, Fugitive now, Place seen, Report report) {
		if (before.isAtLarge() == now.isAtLarge()) {
			return null;
		}
		return now.isAtLarge() ? CartEvent.denounced(report.plate(), seen, report.time())
				: CartEvent.captured(report.plate(), seen, report.time());
	}

}
