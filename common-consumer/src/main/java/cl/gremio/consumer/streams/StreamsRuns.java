package cl.gremio.consumer.streams;

import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import cl.gremio.consumer.failure.Suspects;
import cl.gremio.consumer.generation.Generation;
import cl.gremio.consumer.generation.Generations;
import cl.gremio.consumer.generation.LocalState;
import cl.gremio.consumer.generation.Removal;
import cl.gremio.consumer.horizon.OpenTransactions;
import cl.gremio.consumer.intake.KnownDeadLetters;
import cl.gremio.consumer.readmodel.ReadModel;
import cl.gremio.kafka.FactConsumers;
import cl.gremio.kafka.KafkaAccess;
import cl.gremio.kafka.TopicCreator;
import cl.gremio.kafka.TopicDefinitions;
import org.apache.kafka.common.KafkaException;

/**
 * Begins the lives of a service's streams, each with the generation that is right then.
 */
record StreamsRuns(StreamsDefinition definition, StreamsConfigs configs, TopicDefinitions definitions,
		TopicCreator topics, KafkaAccess kafka, FactConsumers consumers, Generations generations, LocalState state,
		Removal removal, ReadModel readModel, OpenTransactions transactions, Suspects suspects, Clock clock) {

	/**
	 * Builds the streams.
	 * @throws KafkaException if Kafka doesn't answer, or refuses
	 */
	StreamsRun begin() {
		this.topics.ensure(
				Stream.concat(this.definition.topics().stream(), Stream.of(this.definitions.generations())).toList());
		Generation generation = this.generations.resolve(this.definition.version(), this.definition.source(),
				this.definition.resultNames());
		Map<String, Integer> partitions = this.topics.ensure(this.definition.topics(generation));
		this.state.prepare(generation);
		Succession succession = new Succession(generation, this.definition.resultNames(), this.generations,
				this.readModel, this.removal, this.clock);
		succession.begin();
		StreamsRun run = new StreamsRun(this.definition, succession, partitions, config(generation), this.kafka.admin(),
				() -> this.consumers.create("horizon"), this.clock, this.suspects);
		this.transactions.watch(Stream.concat(partitions.keySet().stream(), run.sources().stream()).toList());
		return run;
	}

	private Properties config(Generation generation) {
		Properties config = this.configs.streams();
		config.putAll(ResultTopics.settings(generation, this.definition.resultNames()));
		config.put(KnownDeadLetters.CONFIG,
				KnownDeadLetters.read(this.kafka.admin(), () -> this.consumers.create("dead-letters"),
						generation.application(), this.generations.siblings(generation), this.definition.source()));
		return config;
	}

}
