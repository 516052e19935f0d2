package cl.gremio.stock.consumer;

import cl.gremio.model.EventWriter;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Hears the whole guild's signals, one after another, and makes an alert of each batch.
 * Forwards the alerts, as {@link Refill}, and those that wait, as {@link Waiting},
 * whenever they change.
 */
class RefillProcessor extends ContextualProcessor<String, RefillSignal, String, Object> {

	/** Under one key, where the guild stands. */
	static final String GUILD = "guild";

	/** The key of the one fact that says who waits. */
	static final String PENDING = "pendientes";

	private static final Logger logger = LoggerFactory.getLogger(RefillProcessor.class);

	private static final String STATE = "state";

	private final RefillRule rule;

	private KeyValueStore<String, Guild> states;

	RefillProcessor(RefillRule rule) {
		this.rule = rule;
	}

	@Override
	public void init(ProcessorContext<String, Object> context) {
		super.init(context);
		this.states = context.getStateStore(GUILD);
	}

	@Override
	public void process(Record<String, RefillSignal> record) {
		Guild stored = this.states.get(STATE);
		Guild before = (stored != null) ? stored : Guild.START;
		Guild.Heard heard = before.hear(record.value(), this.rule);
		heard.alert().ifPresent((refill) -> alert(refill, record.timestamp()));
		if (!heard.guild().equals(before)) {
			this.states.put(STATE, heard.guild());
			context().forward(new Record<>(PENDING, heard.guild().waiting(), record.timestamp()));
		}
	}

	private void alert(Refill refill, long timestamp) {
		// As JSON, where no plate can break the line.
		logger.info("Refill {}", new String(EventWriter.toJson(refill), UTF_8));
		context().forward(new Record<>(Long.toString(refill.numero()), refill, timestamp));
	}

}
