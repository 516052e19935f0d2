package cl.gremio.stock.consumer;

import cl.gremio.consumer.state.WriteBehindStore;
import cl.gremio.model.event.Event;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Keeps the stock of each cart, and publishes it when it changes. Of two events the one
 * recorded later counts, or the later one in the log if both were recorded at one time.
 */
class StockLevelProcessor extends ContextualProcessor<String, Event<StockEvent>, String, StockLevelFact> {

	/** The store of each cart's stock. */
	static final String LEVELS = "levels";

	private WriteBehindStore<StockLevelState> levels;

	@Override
	public void init(ProcessorContext<String, StockLevelFact> context) {
		super.init(context);
		this.levels = context.getStateStore(LEVELS);
		this.levels.publishTo(context,
				(plate, level, timestamp) -> new Record<>(plate, level.factOf(plate), timestamp));
	}

	@Override
	public void process(Record<String, Event<StockEvent>> record) {
		String plate = record.value().data().plate();
		StockLevelState level = StockLevelState.of(record.value());
		StockLevelState before = this.levels.get(plate);
		if (before == null || !before.isNewerThan(level)) {
			this.levels.publish(plate, level, record.timestamp());
		}
	}

}
