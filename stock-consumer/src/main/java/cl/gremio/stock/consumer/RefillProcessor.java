package cl.gremio.stock.consumer;

import java.util.Objects;

import cl.gremio.consumer.state.AdaptiveCommit;
import cl.gremio.consumer.state.Output;
import cl.gremio.consumer.state.WriteBehindStore;
import cl.gremio.model.wire.OneLine;
import cl.gremio.model.wire.WireWriter;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Applies the refill events of the whole guild, one after another, and raises an alert
 * for each batch.
 */
class RefillProcessor extends ContextualProcessor<String, RefillEvent, Object, Object> {

	/** The store of the guild's state, under one key. */
	static final String GUILD = "guild";

	static final Output<String, RefillFact> ALERTS = new Output<>("alerts");

	/** The waiting events, after each change. */
	static final Output<String, PendingRefillFact> PENDING = new Output<>("pending");

	/** The key of the fact of the waiting events. */
	static final String PENDING_KEY = "pendientes";

	private static final Logger logger = LoggerFactory.getLogger(RefillProcessor.class);

	/** Longer lines are cut. A batch of five takes half of it at most. */
	private static final int LINE_LENGTH = 5000;

	private static final String STATE = "state";

	private final RefillRule rule;

	private WriteBehindStore<RefillState> states;

	private AdaptiveCommit commits;

	RefillProcessor(RefillRule rule) {
		this.rule = rule;
	}

	@Override
	public void init(ProcessorContext<Object, Object> context) {
		super.init(context);
		this.commits = AdaptiveCommit.of(context);
		this.states = context.getStateStore(GUILD);
		this.states.publishTo(context, PENDING,
				(key, state, timestamp) -> new Record<>(PENDING_KEY, state.pendingFact(), timestamp));
	}

	@Override
	public void process(Record<String, RefillEvent> record) {
		this.commits.recordArrived();
		RefillState before = Objects.requireNonNullElse(this.states.get(STATE), RefillState.START);
		StateChange<RefillState, RefillFact> change = before.after(record.value(), this.rule);
		change.result().ifPresent((refill) -> raise(refill, record.timestamp()));
		if (!change.state().equals(before)) {
			this.states.publish(STATE, change.state(), record.timestamp());
		}
	}

	@Override
	public void close() {
		this.commits.close();
	}

	private void raise(RefillFact refill, long timestamp) {
		logger.info("Refill {}", OneLine.of(new String(WireWriter.toJson(refill), UTF_8), LINE_LENGTH));
		ALERTS.forward(context(), new Record<>(Long.toString(refill.numero()), refill, timestamp));
	}

}
