package cl.gremio.stock.consumer;

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
@EnableConfigurationProperties(RefillProperties.class)
class StockConfiguration {

	/** Version 2 normalizes plates and RUTs. A new version recomputes all results. */
	private static final int STATE_VERSION = 2;

	@Bean
	StreamsDefinition streams(TopicDefinitions topics, RefillProperties properties, GuildTime time) {
		return new StreamsDefinition(STATE_VERSION, topics.consumed(Topics.STOCK),
				List.of(topics.facts(Topics.STOCK_LEVELS), topics.facts(Topics.STOCK_REFILLS),
						topics.facts(Topics.STOCK_PENDING)),
				(builder, partitions, results, progress) -> StockTopology.build(builder, partitions.get(Topics.STOCK),
						results, time.zone(), properties.rule()));
	}

	@Bean
	Projections projections() {
		return StockTables.projections();
	}

	@Bean
	StockTables stockTables(ReadModel readModel) {
		return new StockTables(readModel);
	}

}
