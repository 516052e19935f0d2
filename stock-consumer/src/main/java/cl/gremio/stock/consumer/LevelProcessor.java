package cl.gremio.stock.consumer;

import cl.gremio.model.Event;
import cl.gremio.service.streams.WriteBehindStore;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Lets a newer event set its cart's stock, and one recorded at the same time; an older
 * one that comes late does not. The levels are published.
 */
class LevelProcessor extends ContextualProcessor<String, Event<CartStock>, String, Level> {

	/** Each cart's stock. */
	static final String LEVELS = "levels";

	private WriteBehindStore<Level> levels;

	@Override
	public void init(ProcessorContext<String, Level> context) {
		super.init(context);
		this.levels = context.getStateStore(LEVELS);
		this.levels.publishAs(context, Record::new);
	}

	@Override
	public void process(Record<String, Event<CartStock>> record) {
		Level level = Level.of(record.value());
		Level before = this.levels.get(level.plate());
		if (before == null || !before.isNewerThan(level.time())) {
			this.levels.publish(level.plate(), level, record.timestamp());
		}
	}

}
