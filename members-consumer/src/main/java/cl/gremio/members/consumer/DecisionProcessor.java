package cl.gremio.members.consumer;

import cl.gremio.model.MembershipRequest;
import cl.gremio.model.event.Event;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Adds each application to its applicant, and publishes the decision if it changes. */
class DecisionProcessor extends ContextualProcessor<String, Event<MembershipRequest>, String, DecisionFact> {

	/** The store of all applicants, by dni. */
	static final String MEMBERS = "members";

	private final AcceptanceMode rule;

	private KeyValueStore<String, MemberState> members;

	DecisionProcessor(AcceptanceMode rule) {
		this.rule = rule;
	}

	@Override
	public void init(ProcessorContext<String, DecisionFact> context) {
		super.init(context);
		this.members = context.getStateStore(MEMBERS);
	}

	@Override
	public void process(Record<String, Event<MembershipRequest>> record) {
		Event<MembershipRequest> event = record.value();
		MemberState applied = MemberState.of(MembershipEvent.of(event), this.rule.accepts(event));
		MemberState before = this.members.get(record.key());
		MemberState after = (before != null) ? before.and(applied) : applied;
		this.members.put(record.key(), after);
		if (before == null || !after.decision().equals(before.decision())) {
			context().forward(new Record<>(record.key(), after.decision(), record.timestamp()));
		}
	}

}
