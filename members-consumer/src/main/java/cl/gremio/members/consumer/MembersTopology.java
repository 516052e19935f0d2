package cl.gremio.members.consumer;

import cl.gremio.consumer.generation.TopicNames;
import cl.gremio.consumer.intake.EventType;
import cl.gremio.consumer.intake.Intake;
import cl.gremio.consumer.state.JsonSerde;
import cl.gremio.consumer.state.StateSerde;
import cl.gremio.model.MembershipRequest;
import cl.gremio.model.event.Event;
import cl.gremio.model.topic.Placement;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.Stores;

/**
 * Turns applications into decisions.
 *
 * <pre>
 * members ─> intake ─> decide ─> members.decisions
 * </pre>
 *
 * The applications of one dni can be in both lanes of the public topic. The intake brings
 * them to one partition, because all of them decide about one member.
 */
final class MembersTopology {

	private MembersTopology() {
	}

	static void build(StreamsBuilder builder, int partitions, TopicNames results, AcceptanceMode rule) {
		EventType<MembershipRequest, MembershipRequest> type = new EventType<>(Topics.MEMBERS, MembershipRequest.class,
				Event::data, MembershipRequest::dni, (applied, count) -> Placement.byKey(applied.dni(), count));
		KStream<String, Event<MembershipRequest>> applications = Intake.build(builder, type, partitions);
		builder.addStateStore(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(DecisionProcessor.MEMBERS),
				Serdes.String(), StateSerde.of(MemberState.class)));
		applications.process(() -> new DecisionProcessor(rule), Named.as("decide"), DecisionProcessor.MEMBERS)
			.to(results.named(Topics.MEMBERS_DECISIONS), JsonSerde.produced("members-decisions", DecisionFact.class));
	}

}
