package cl.gremio.stock.consumer;

import cl.gremio.consumer.state.WriteBehindStore;
import cl.gremio.model.event.Event;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Lets a newer event set its cart's stock, and one recorded at the same time; an older
 * one that comes late does not. The levels are published.
 */
class StockLevelProcessor extends ContextualProcessor<String, Event<StockEvent>, String, StockLevelFact> {

	/** Each cart's stock. */
	static final String LEVELS = "levels";

	private WriteBehindStore<StockLevelFact> levels;

	@Override
	public void init(ProcessorContext<String, StockLevelFact> context) {
		super.init(context);
		this.levels = context.getStateStore(LEVELS);
		this.levels.publishTo(context, Record::new);
	}

	@Override
	public void process(Record<String, Event<StockEvent>> record) {
		StockLevelFact level = StockLevelFact.of(record.value());
		StockLevelFact before = this.levels.get(level.plate());
		if (before == null || !before.isNewerThan(level.time())) {
			this.levels.publish(level.plate(), level, record.timestamp());
		}
	}

}
