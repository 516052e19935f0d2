package cl.gremio.consumer.streams;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import cl.gremio.consumer.failure.Suspects;
import cl.gremio.consumer.generation.Generations;
import cl.gremio.consumer.generation.LocalState;
import cl.gremio.consumer.generation.Removal;
import cl.gremio.consumer.horizon.LogEnds;
import cl.gremio.consumer.horizon.LogProperties;
import cl.gremio.consumer.horizon.OpenTransactions;
import cl.gremio.consumer.horizon.TransactionFinder;
import cl.gremio.consumer.intake.DeadLetters;
import cl.gremio.consumer.readmodel.ReadModel;
import cl.gremio.consumer.state.BoundedRocksDb;
import cl.gremio.kafka.FactConsumers;
import cl.gremio.kafka.KafkaAccess;
import cl.gremio.kafka.TopicCreator;
import cl.gremio.kafka.TopicDefinitions;
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

/** Runs the streams of a service that defines some. */
@AutoConfiguration(afterName = "cl.gremio.kafka.GremioKafkaAutoConfiguration")
@ConditionalOnBean(StreamsDefinition.class)
@EnableConfigurationProperties({ LogProperties.class, StreamsProperties.class })
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
	StreamsRuns streamsRuns(StreamsDefinition definition, StreamsConfigs configs, TopicDefinitions definitions,
			TopicCreator topics, KafkaAccess kafka, FactConsumers consumers, Generations generations, LocalState state,
			Removal removal, ReadModel readModel, OpenTransactions transactions, GuildTime time) {
		return new StreamsRuns(definition, configs, definitions, topics, kafka, consumers, generations, state, removal,
				readModel, transactions, new Suspects(), time.clock());
	}

	@Bean
	StreamsSupervisor streamsSupervisor(StreamsRuns runs, StreamsProperties properties, MeterRegistry meters) {
		StreamsSupervisor supervisor = new StreamsSupervisor(runs::begin, properties.retryBackoff(), new ClockSteps());
		Gauge.builder("gremio.log.behind", supervisor, StreamsSupervisor::behind)
			.description("How old the oldest record is that is yet to be processed")
			.baseUnit("seconds")
			.register(meters);
		return supervisor;
	}

	@Bean
	OpenTransactions openTransactions(LogProperties properties, KafkaAccess kafka, TopicCreator topics,
			MeterRegistry meters) {
		return new OpenTransactions(new LogEnds(kafka, topics), new TransactionFinder(kafka), properties.stalledAfter(),
				System::nanoTime, meters);
	}

	@Bean
	ResultsHealthIndicator resultsHealthIndicator(StreamsSupervisor streams, ReadModel readModel) {
		return new ResultsHealthIndicator(streams, readModel);
	}

	@Bean
	StreamsConfigs streamsConfigs(KafkaProperties kafka, StreamsProperties properties, TopicProperties topics,
			InstanceId instance, DataDirectory directory, LRUCache stateBlockCache,
			WriteBufferManager stateWriteBuffers, MeterRegistry meters) {
		Map<String, Object> shared = new HashMap<>();
		shared.put(BoundedRocksDb.CACHE, stateBlockCache);
		shared.put(BoundedRocksDb.BUFFERS, stateWriteBuffers);
		shared.put(DeadLetters.METERS, meters);
		return new StreamsConfigs(kafka.buildStreamsProperties(), properties, topics, instance,
				directory.subdirectory("streams"), shared);
	}

}
