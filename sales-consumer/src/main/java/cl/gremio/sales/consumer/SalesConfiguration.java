package cl.gremio.sales.consumer;

import java.util.List;
import java.util.Map;

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
@EnableConfigurationProperties(SalesProperties.class)
class SalesConfiguration {

	/** Version 2 normalizes plates and RUTs. A new version recomputes all results. */
	private static final int STATE_VERSION = 2;

	@Bean
	StreamsDefinition streams(TopicDefinitions topics, SalesProperties properties, GuildTime time) {
		return new StreamsDefinition(STATE_VERSION, topics.consumed(Topics.SALES),
				List.of(topics.facts(Topics.SALES_DAILY), topics.facts(Topics.SALES_HOURLY),
						topics.facts(Topics.SALES_TOTALS), topics.events(Topics.SALES_REPORTS, null),
						topics.facts(Topics.SALES_CLOSES)),
				(builder, partitions, results, progress) -> SalesTopology.build(builder, partitions.get(Topics.SALES),
						results, new DayCloseRule(properties.closeTime(), time.zone(), progress.firstStart()),
						progress));
	}

	@Bean
	Projections projections() {
		return new Projections(Map.of(Topics.SALES_DAILY, DailySalesTables::project, Topics.SALES_HOURLY,
				GuildSalesTables.HOUR_FACTS, Topics.SALES_TOTALS, GuildSalesTables.DAY_FACTS, Topics.SALES_REPORTS,
				ClosedDayTables.REPORT_FACTS, Topics.SALES_CLOSES, ClosedDayTables::project));
	}

	@Bean
	DailySalesTables dailySalesTables(ReadModel readModel) {
		return new DailySalesTables(readModel);
	}

	@Bean
	GuildSalesTables guildSalesTables(ReadModel readModel) {
		return new GuildSalesTables(readModel);
	}

	@Bean
	ClosedDayTables closedDayTables(ReadModel readModel) {
		return new ClosedDayTables(readModel);
	}

}
