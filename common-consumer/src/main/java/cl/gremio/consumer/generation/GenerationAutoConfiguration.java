package cl.gremio.consumer.generation;

import java.util.HashMap;
import java.util.Map;

import cl.gremio.kafka.SharedAdmin;
import cl.gremio.kafka.ResultsProperties;
import cl.gremio.service.GuildTime;
import cl.gremio.service.storage.DataDirectory;
import cl.gremio.service.storage.InstanceId;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** Manages the generations of a service that computes results. */
@AutoConfiguration(afterName = "cl.gremio.kafka.GremioKafkaAutoConfiguration")
@ConditionalOnBean(type = "cl.gremio.consumer.streams.StreamsDefinition")
class GenerationAutoConfiguration {

	@Bean
	ClusterMetadata clusterMetadata(SharedAdmin kafka) {
		return new ClusterMetadata(kafka);
	}

	@Bean
	GenerationLog generationLog(KafkaProperties properties, ConsumerFactory<byte[], byte[]> consumers,
			InstanceId instance) {
		return new GenerationLog(() -> consumers.createConsumer("-generations"),
				producerFactory(properties.buildProducerProperties(), instance));
	}

	private static ProducerFactory<byte[], byte[]> producerFactory(Map<String, Object> configured,
			InstanceId instance) {
		Map<String, Object> configs = new HashMap<>(configured);
		configs.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
		configs.put(ProducerConfig.CLIENT_ID_CONFIG, instance + "-generations");
		configs.putAll(GenerationLog.producerConfigs());
		return new DefaultKafkaProducerFactory<>(configs, new ByteArraySerializer(), new ByteArraySerializer());
	}

	@Bean
	GenerationResolver generationResolver(ClusterMetadata cluster, GenerationLog log, InstanceId instance,
			ResultsProperties results, GuildTime time) {
		return new GenerationResolver(cluster, log, instance.service(), results, time.clock());
	}

	@Bean
	LocalStateDirectory localStateDirectory(DataDirectory directory, ClusterMetadata cluster) {
		return new LocalStateDirectory(directory.subdirectory("streams"), cluster);
	}

	@Bean
	GenerationCleaner cleaner(SharedAdmin kafka, ClusterMetadata cluster, GenerationLog log, LocalStateDirectory state,
			ResultsProperties results, GuildTime time) {
		return new GenerationCleaner(kafka, cluster, log, state, results.keepSuperseded(), time.clock());
	}

}
