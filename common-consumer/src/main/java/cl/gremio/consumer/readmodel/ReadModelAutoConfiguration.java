package cl.gremio.consumer.readmodel;

import cl.gremio.consumer.generation.Generation;
import cl.gremio.kafka.SharedAdmin;
import cl.gremio.kafka.ResultsProperties;
import cl.gremio.service.storage.DataDirectory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;

/** Fills and keeps the read model of a service that defines its projections. */
@AutoConfiguration(afterName = "cl.gremio.kafka.GremioKafkaAutoConfiguration")
@ConditionalOnBean(Projections.class)
@EnableConfigurationProperties(ReadModelProperties.class)
class ReadModelAutoConfiguration {

	@Bean
	ReadModel readModel(Projections projections, ReadModelProperties properties, ResultsProperties results,
			DataDirectory directory, SharedAdmin kafka, ConsumerFactory<byte[], byte[]> consumers) {
		TopicIds topicIds = new TopicIds(kafka);
		return new ReadModel(new Copies(directory.path(), results.generation(), (ending) -> {
			RowStore store = new RowStore(Copies.folder(directory.path(), ending), properties.blockCache().toBytes());
			Projections named = projections.of(ending);
			return new Copy(ending, store, named.byTopic().keySet(), topicIds, () -> new FactReader(store, named,
					topicIds, () -> consumers.createConsumer("-" + Generation.named("read-model", ending))));
		}));
	}

}
