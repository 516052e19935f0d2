package cl.gremio.service.readmodel;

import cl.gremio.service.kafka.DataDirectory;
import cl.gremio.service.kafka.FactConsumers;
import cl.gremio.service.kafka.KafkaAccess;
import cl.gremio.service.kafka.ResultsProperties;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Fills and keeps the read model of a service that defines its projections. */
@AutoConfiguration(afterName = "cl.gremio.service.kafka.GremioKafkaAutoConfiguration")
@ConditionalOnBean(Projections.class)
@EnableConfigurationProperties(ReadModelProperties.class)
class ReadModelAutoConfiguration {

	@Bean
	ReadModel readModel(Projections projections, ReadModelProperties properties, ResultsProperties results,
			DataDirectory directory, KafkaAccess kafka, FactConsumers consumers) {
		RowStore store = new RowStore(directory.subdirectory(results.named("read-model")),
				properties.blockCache().toBytes());
		return new ReadModel(store, new FactReader(store, projections.of(results), new TopicIds(kafka),
				() -> consumers.create("read-model")));
	}

}
