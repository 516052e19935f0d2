package cl.gremio.service.streams;

import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import cl.gremio.service.generation.Generation;
import cl.gremio.service.generation.Generations;
import cl.gremio.service.generation.LocalState;
import cl.gremio.service.generation.Removal;
import cl.gremio.service.kafka.FactConsumers;
import cl.gremio.service.kafka.KafkaAccess;
import cl.gremio.service.kafka.TopicCreator;
import cl.gremio.service.kafka.TopicDefinitions;
import cl.gremio.service.readmodel.ReadModel;
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
