package cl.gremio.members.consumer;

import java.util.List;
import java.util.Map;

import cl.gremio.consumer.readmodel.Projections;
import cl.gremio.consumer.readmodel.ReadModel;
import cl.gremio.consumer.streams.StreamsDefinition;
import cl.gremio.kafka.TopicDefinitions;
import cl.gremio.model.topic.Topics;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the topology, its topics and its read model. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MembersProperties.class)
class MembersConfiguration {

	/** Version 2 normalizes plates and RUTs. A new version recomputes all results. */
	private static final int STATE_VERSION = 2;

	@Bean
	StreamsDefinition streams(TopicDefinitions topics, MembersProperties properties) {
		return new StreamsDefinition(STATE_VERSION, topics.consumed(Topics.MEMBERS),
				List.of(topics.facts(Topics.MEMBERS_DECISIONS)),
				(builder, partitions, results, progress) -> MembersTopology.build(builder,
						partitions.get(Topics.MEMBERS), results, properties.acceptance()));
	}

	@Bean
	Projections projections() {
		return new Projections(Map.of(Topics.MEMBERS_DECISIONS, MemberTables::project));
	}

	@Bean
	MemberTables memberTables(ReadModel readModel) {
		return new MemberTables(readModel);
	}

}
