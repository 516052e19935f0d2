package cl.gremio.location.consumer;

import java.time.Duration;
import java.util.List;

import cl.gremio.consumer.readmodel.Projections;
import cl.gremio.consumer.readmodel.ReadModel;
import cl.gremio.consumer.streams.StreamsDefinition;
import cl.gremio.kafka.TopicDefinitions;
import cl.gremio.model.topic.Topics;
import cl.gremio.service.GuildTime;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the topology, its topics and its read model. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ CartsProperties.class, LocationProperties.class })
class LocationConfiguration {

	/** Version 2 normalizes plates and RUTs. A new version recomputes all results. */
	private static final int STATE_VERSION = 2;

	/** How long {@code carts.events} keeps an event. */
	private static final Duration EVENTS_KEPT = Duration.ofDays(30);

	@Bean
	StreamsDefinition streams(TopicDefinitions topics, CartsProperties carts, LocationProperties location,
			GuildTime time) {
		SilenceRule silence = new SilenceRule(carts.lostAfter());
		return new StreamsDefinition(STATE_VERSION, topics.consumed(Topics.UBICATION),
				List.of(topics.facts(Topics.CARTS_SIGHTINGS), topics.facts(Topics.CARTS_FUGITIVES),
						topics.events(Topics.CARTS_EVENTS, EVENTS_KEPT)),
				(builder, partitions, results, progress) -> LocationTopology.build(builder,
						partitions.get(Topics.UBICATION), results, time.zone(), location.denunciaProbability(), silence,
						progress));
	}

	@Bean
	Projections projections() {
		return new Projections(CartTables.PROJECTIONS);
	}

	@Bean
	CartTables cartTables(ReadModel readModel) {
		return new CartTables(readModel);
	}

}
