package cl.gremio.consumer.streams;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import cl.gremio.consumer.failure.PoisonRecordDetector;
import cl.gremio.consumer.generation.GenerationResolver;
import cl.gremio.consumer.generation.LocalStateDirectory;
import cl.gremio.consumer.generation.GenerationCleaner;
import cl.gremio.consumer.horizon.LogEnds;
import cl.gremio.consumer.horizon.LogProperties;
import cl.gremio.consumer.horizon.OpenTransactions;
import cl.gremio.consumer.horizon.TransactionFinder;
import cl.gremio.consumer.intake.DeadLetterSink;
import cl.gremio.consumer.readmodel.ReadModel;
import cl.gremio.consumer.readmodel.ReadModelLifecycle;
import cl.gremio.consumer.state.BoundedMemoryRocksDbConfig;
import cl.gremio.kafka.SharedAdmin;
import cl.gremio.kafka.TopicCreator;
import cl.gremio.kafka.TopicProperties;
import cl.gremio.service.GuildTime;
import cl.gremio.service.storage.DataDirectory;
import cl.gremio.service.storage.InstanceId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;

/** Runs the streams of a service that has a {@link StreamsDefinition}. */
@AutoConfiguration(afterName = "cl.gremio.kafka.GremioKafkaAutoConfiguration")
@ConditionalOnBean(StreamsDefinition.class)
@EnableConfigurationProperties({ LogProperties.class, StreamsProperties.class })
class StreamsAutoConfiguration {

	/** RocksDB charges the write buffers to the cache, so the cache has room for both. */
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
	StreamsRunFactory streamsRunFactory(StreamsDefinition definition, StreamsConfigFactory configs, TopicCreator topics,
			SharedAdmin kafka, ConsumerFactory<byte[], byte[]> consumers, GenerationResolver generations,
			LocalStateDirectory state, GenerationCleaner cleaner, ReadModelLifecycle readModel,
			OpenTransactions transactions, GuildTime time) {
		return new StreamsRunFactory(definition, configs, topics, kafka, consumers, generations, state,
				(generation) -> new GenerationCutover(generation, definition.resultNames(), generations, readModel,
						cleaner, time.clock()),
				transactions, new PoisonRecordDetector(), time.clock());
	}

	@Bean
	StreamsSupervisor streamsSupervisor(StreamsRunFactory runs, StreamsProperties properties, MeterRegistry meters) {
		StreamsSupervisor supervisor = new StreamsSupervisor(runs::create, properties.retryBackoff(),
				new ClockStepDetector());
		Gauge.builder("gremio.log.behind", supervisor, StreamsSupervisor::behind)
			.description("The age of the oldest record that is not processed yet")
			.baseUnit("seconds")
			.register(meters);
		Gauge.builder("gremio.dead.letters.recorded", supervisor, StreamsSupervisor::deadLetters)
			.description("The dead letters on the topic, by any instance")
			.register(meters);
		return supervisor;
	}

	@Bean
	OpenTransactions openTransactions(LogProperties properties, SharedAdmin kafka, TopicCreator topics,
			MeterRegistry meters) {
		return new OpenTransactions(new LogEnds(kafka, topics), new TransactionFinder(kafka), properties.stalledAfter(),
				System::nanoTime, meters);
	}

	@Bean
	ResultsHealthIndicator resultsHealthIndicator(StreamsSupervisor streams, ReadModel readModel) {
		return new ResultsHealthIndicator(streams, readModel);
	}

	@Bean
	StreamsConfigFactory streamsConfigFactory(KafkaProperties kafka, StreamsProperties properties,
			TopicProperties topics, InstanceId instance, DataDirectory directory, LRUCache stateBlockCache,
			WriteBufferManager stateWriteBuffers, MeterRegistry meters) {
		Map<String, Object> shared = new HashMap<>();
		shared.put(BoundedMemoryRocksDbConfig.CACHE, stateBlockCache);
		shared.put(BoundedMemoryRocksDbConfig.BUFFERS, stateWriteBuffers);
		shared.put(DeadLetterSink.METERS, meters);
		return new StreamsConfigFactory(kafka.buildStreamsProperties(), properties, topics, instance,
				directory.subdirectory("streams"), shared);
	}

}
