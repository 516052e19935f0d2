package cl.gremio.consumer.readmodel;

import cl.gremio.consumer.generation.Generation;
import cl.gremio.kafka.SharedAdmin;
import cl.gremio.kafka.ResultsProperties;
import cl.gremio.service.storage.DataDirectory;
import cl.gremio.service.storage.InstanceId;

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
	RowChanges rowChanges() {
		return new RowChanges();
	}

	@Bean
	CopyDirectory readModelCopies(Projections projections, ReadModelProperties properties, ResultsProperties results,
			DataDirectory directory, InstanceId instance, SharedAdmin kafka, ConsumerFactory<byte[], byte[]> consumers,
			RowChanges changes) {
		TopicIds topicIds = new TopicIds(kafka);
		TopicOffsets offsets = new TopicOffsets(kafka);
		return new CopyDirectory(directory.path(), results.generation(), (ending) -> {
			RowStore store = new RowStore(CopyDirectory.folder(directory.path(), ending),
					properties.blockCache().toBytes());
			Projections named = projections.of(ending);
			String clientId = instance + "-" + Generation.named("read-model", ending);
			return new GenerationCopy(ending, store, named.byTopic().keySet(), topicIds,
					() -> new FactReader(store, changes, named, topicIds, offsets, consumers, clientId));
		});
	}

	@Bean
	ReadModel readModel(CopyDirectory copies, RowChanges changes) {
		return new ReadModel(copies.openLast(), changes);
	}

	@Bean
	ReadModelLifecycle readModelLifecycle(ReadModel readModel, CopyDirectory copies) {
		return new ReadModelLifecycle(readModel, copies);
	}

}
