package cl.gremio.members.consumer;

import java.util.Map;

import cl.gremio.model.Topics;
import cl.gremio.service.readmodel.Projections;
import cl.gremio.service.readmodel.ReadModel;
import cl.gremio.service.streams.TopologyFactory;
import org.apache.kafka.streams.StreamsBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the service together. */
@Configuration(proxyBeanMethods = false)
class MembersConfiguration {

	@Bean
	AcceptanceRule acceptanceRule(MembersProperties properties) {
		return properties.acceptance();
	}

	@Bean
	TopologyFactory topologyFactory(AcceptanceRule rule) {
		return (partitions, horizon) -> {
			StreamsBuilder builder = new StreamsBuilder();
			MembersTopology.build(builder, partitions.applyAsInt(Topics.MEMBERS), rule);
			return builder.build();
		};
	}

	@Bean
	Projections projections() {
		return new Projections(Map.of(Topics.MEMBERS_DECISIONS, new MembersProjection()));
	}

	@Bean
	Members members(ReadModel readModel) {
		return new Members(readModel);
	}

}
