package cl.gremio.service.readmodel;

import cl.gremio.service.generation.Generation;
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
		TopicIds topicIds = new TopicIds(kafka);
		return new ReadModel(new Copies(directory.path(), results.generation(), (ending) -> {
			RowStore store = new RowStore(Copies.folder(directory.path(), ending), properties.blockCache().toBytes());
			Projections named = projections.of(ending);
			return new Copy(ending, store, named.byTopic().keySet(), topicIds, () -> new FactReader(store, named,
					topicIds, () -> consumers.create(Generation.named("read-model", ending))));
		}));
	}

}
