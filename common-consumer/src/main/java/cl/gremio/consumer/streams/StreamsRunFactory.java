package cl.gremio.consumer.streams;

import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;

import cl.gremio.consumer.failure.PoisonRecordDetector;
import cl.gremio.consumer.generation.Generation;
import cl.gremio.consumer.generation.GenerationResolver;
import cl.gremio.consumer.generation.LocalStateDirectory;
import cl.gremio.consumer.horizon.DeadLetterTotal;
import cl.gremio.consumer.horizon.OpenTransactions;
import cl.gremio.consumer.intake.RejectedOffsets;
import cl.gremio.kafka.SharedAdmin;
import cl.gremio.kafka.TopicCreator;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.StreamsConfig;

import org.springframework.kafka.core.ConsumerFactory;

/**
 * Creates the runs of a service's streams, each with the generation that is current.
 *
 * @param cutovers makes the cutover to a generation
 */
record StreamsRunFactory(StreamsDefinition definition, StreamsConfigFactory configs, TopicCreator topics,
		SharedAdmin kafka, ConsumerFactory<byte[], byte[]> consumers, GenerationResolver generations,
		LocalStateDirectory state, Function<Generation, GenerationCutover> cutovers, OpenTransactions transactions,
		PoisonRecordDetector detector, Clock clock) {

	/**
	 * Creates a run, and does not start it.
	 * @throws KafkaException if Kafka does not answer, or refuses
	 */
	StreamsRun create() {
		this.topics.ensure(this.definition.topics());
		Generation generation = this.generations.resolve(this.definition.version(), this.definition.source(),
				this.definition.resultNames());
		Map<String, Integer> partitions = this.topics.ensure(this.definition.topics(generation));
		this.state.prepare(generation);
		GenerationCutover cutover = this.cutovers.apply(generation);
		cutover.begin();
		StreamsRun run = new StreamsRun(this.definition, cutover, partitions, config(generation), this.kafka.admin(),
				() -> this.consumers.createConsumer("-horizon"),
				new DeadLetterTotal(() -> this.consumers.createConsumer("-dead-letters"),
						Topics.deadLettersOf(this.definition.source()), System::nanoTime),
				this.clock, this.detector);
		this.transactions.watch(Stream.concat(partitions.keySet().stream(), run.sources().stream()).toList());
		return run;
	}

	private Properties config(Generation generation) {
		Properties config = this.configs.create();
		config.put(StreamsConfig.APPLICATION_ID_CONFIG, generation.application());
		config.put(RejectedOffsets.CONFIG,
				RejectedOffsets.read(this.kafka.admin(), () -> this.consumers.createConsumer("-dead-letters"),
						generation.application(), this.generations.siblings(generation), this.definition.source()));
		return config;
	}

}
