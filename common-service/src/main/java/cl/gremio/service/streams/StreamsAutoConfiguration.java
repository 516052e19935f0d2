package cl.gremio.service.streams;

import java.util.HashMap;
import java.util.Map;

import cl.gremio.service.GuildTime;
import cl.gremio.service.kafka.DataDirectory;
import cl.gremio.service.kafka.FactConsumers;
import cl.gremio.service.kafka.InstanceId;
import cl.gremio.service.kafka.KafkaAccess;
import cl.gremio.service.kafka.ResultsProperties;
import cl.gremio.service.kafka.TopicCreator;
import cl.gremio.service.kafka.TopicProperties;
import cl.gremio.service.readmodel.ReadModel;
import io.micrometer.core.instrument.MeterRegistry;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;

/** Runs the streams of a service that defines some. */
@AutoConfiguration(afterName = "cl.gremio.service.kafka.GremioKafkaAutoConfiguration")
@ConditionalOnBean(StreamsDefinition.class)
@EnableConfigurationProperties(StreamsProperties.class)
class StreamsAutoConfiguration {

	/** The write buffers are charged to it: without room of their own they leave none. */
	@Bean(destroyMethod = "close")
	LRUCache stateBlockCache(StreamsProperties properties) {
		RocksDB.loadLibrary();
		return new LRUCache(properties.blockCache().toBytes() + properties.writeBuffers().toBytes());
	}

	@Bean(destroyMethod = "close")
	WriteBufferManager stateWriteBuffers(StreamsProperties properties, LRUCache stateBlockCache) {
		return new WriteBufferManager(properties.writeBuffers().toBytes(), stateBlockCache);
	}

	@Bean
	StreamsSupervisor streamsSupervisor(StreamsDefinition definition, StreamsProperties properties,
			ResultsProperties results, KafkaAccess kafka, FactConsumers consumers, TopicCreator topics,
			StreamsConfigs configs, GuildTime time) {
		Suspects suspects = new Suspects();
		return new StreamsSupervisor(() -> {
			Map<String, Integer> partitions = topics.ensure(definition.topics(results));
			return new StreamsRun(definition, partitions, configs.streams(), kafka.admin(), consumers.create("horizon"),
					time.clock(), suspects);
		}, properties.retryBackoff());
	}

	@Bean
	ResultsHealthIndicator resultsHealthIndicator(StreamsSupervisor streams, ReadModel readModel) {
		return new ResultsHealthIndicator(streams, readModel);
	}

	@Bean
	StreamsConfigs streamsConfigs(KafkaProperties kafka, StreamsDefinition definition, StreamsProperties properties,
			ResultsProperties results, TopicProperties topics, InstanceId instance, DataDirectory directory,
			LRUCache stateBlockCache, WriteBufferManager stateWriteBuffers, MeterRegistry meters) {
		Map<String, Object> shared = new HashMap<>(
				ResultTopics.settings(results, instance.service(), definition.results()));
		shared.put(BoundedRocksDb.CACHE, stateBlockCache);
		shared.put(BoundedRocksDb.BUFFERS, stateWriteBuffers);
		shared.put(DeadLetters.METERS, meters);
		return new StreamsConfigs(kafka.buildStreamsProperties(), properties, topics, instance,
				directory.subdirectory("streams"), shared);
	}

}
