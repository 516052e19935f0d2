package cl.gremio.location.consumer;

import java.util.Objects;

import cl.gremio.consumer.state.Output;
import cl.gremio.consumer.state.WriteBehindStore;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps each denounced cart's case, from lane 1. */
class FugitiveProcessor extends ContextualProcessor<String, LocationEvent, Object, Object> {

	/** What is known of each denounced cart, when it changes. */
	static final Output<String, FugitiveFact> FACTS = new Output<>("fugitives-facts");

	/** That a cart was denounced or captured. */
	static final Output<String, CartEventFact> EVENTS = new Output<>("fugitives-events");

	/** The case of each cart that was ever denounced or captured. */
	static final String FUGITIVES = "fugitives";

	private WriteBehindStore<FugitiveState> fugitives;

	@Override
	public void init(ProcessorContext<Object, Object> context) {
		super.init(context);
		this.fugitives = context.getStateStore(FUGITIVES);
		this.fugitives.publishTo(context, FACTS, (plate, fugitive, timestamp) -> new Record<>(plate,
				FugitiveFact.of(plate, Objects.requireNonNull(fugitive.seen()), fugitive), timestamp));
	}

	@Override
	public void process(Record<String, LocationEvent> record) {
		LocationEvent report = record.value();
		if (report instanceof LocationEvent.Clean) {
			return;
		}
		FugitiveState known = this.fugitives.get(report.plate());
		FugitiveState before = (known != null) ? known : FugitiveState.UNKNOWN;
		FugitiveState now = before.after(report);
		if (now.equals(before)) {
			return;
		}
		Sighting seen = now.seen();
		if (seen == null || seen.equals(before.seen()) && Objects.equals(now.denounced(), before.denounced())) {
			this.fugitives.put(report.plate(), now);
			return;
		}
		this.fugitives.publish(report.plate(), now, record.timestamp());
		if (before.isAtLarge() != now.isAtLarge()) {
			CartEventFact event = now.isAtLarge() ? CartEventFact.denounced(report.plate(), seen, report.time())
					: CartEventFact.captured(report.plate(), seen, report.time());
			EVENTS.forward(context(), new Record<>(report.plate(), event, record.timestamp()));
		}
	}

}
