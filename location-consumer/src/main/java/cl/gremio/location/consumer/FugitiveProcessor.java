package cl.gremio.location.consumer;

import java.util.Objects;

import cl.gremio.consumer.state.Output;
import cl.gremio.consumer.state.WriteBehindStore;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps the cases of denounced carts. The denunciations and captures are in lane 1. */
class FugitiveProcessor extends ContextualProcessor<String, LocationEvent, Object, Object> {

	/** The case of a cart, after each change. */
	static final Output<String, FugitiveFact> FACTS = new Output<>("fugitives-facts");

	/** Denunciations that open a case, and captures that close one. */
	static final Output<String, CartEventFact> EVENTS = new Output<>("fugitives-events");

	/** The store of the cases. */
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
		FugitiveState after = before.after(report);
		if (after.equals(before)) {
			return;
		}
		Sighting seen = after.seen();
		if (seen == null || seen.equals(before.seen()) && Objects.equals(after.denounced(), before.denounced())) {
			this.fugitives.put(report.plate(), after);
			return;
		}
		this.fugitives.publish(report.plate(), after, record.timestamp());
		if (before.isAtLarge() != after.isAtLarge()) {
			CartEventFact event = after.isAtLarge() ? CartEventFact.denounced(report.plate(), seen, report.time())
					: CartEventFact.captured(report.plate(), seen, report.time());
			EVENTS.forward(context(), new Record<>(report.plate(), event, record.timestamp()));
		}
	}

}
