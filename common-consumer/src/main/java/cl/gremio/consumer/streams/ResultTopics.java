package cl.gremio.consumer.streams;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import cl.gremio.consumer.generation.Generation;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

/**
 * Gives results the topics of their generation where they leave for Kafka, so that
 * topologies need not know of generations.
 */
public final class ResultTopics implements ProducerInterceptor<byte[], byte[]> {

	/** The setting that has the topics' names by those that the topology knows. */
	private static final String NAMES = "gremio.result.topics";

	private Map<String, String> names = Map.of();

	/** The topic as the generation has it. */
	static NewTopic of(Generation generation, NewTopic topic) {
		return new NewTopic(generation.named(topic.name()), topic.numPartitions(), topic.replicationFactor())
			.configs(topic.configs());
	}

	/** What makes a service's streams those of a generation. */
	static Map<String, Object> settings(Generation generation, Collection<String> topics) {
		Map<String, Object> settings = new HashMap<>();
		settings.put(StreamsConfig.APPLICATION_ID_CONFIG, generation.application());
		if (!generation.ending().isEmpty()) {
			settings.put(producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG), ResultTopics.class.getName());
			settings.put(producerPrefix(NAMES),
					topics.stream().collect(Collectors.toMap(Function.identity(), generation::named)));
		}
		return settings;
	}

	@Override
	public void configure(Map<String, ?> configs) {
		Map<String, String> configured = new HashMap<>();
		((Map<?, ?>) configs.get(NAMES)).forEach((name, named) -> configured.put((String) name, (String) named));
		this.names = configured;
	}

	@Override
	public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
		String name = this.names.get(record.topic());
		return (name == null) ? record : new ProducerRecord<>(name, record.partition(), record.timestamp(),
				record.key(), record.value(), record.headers());
	}

	@Override
	public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
		// The streams look at that themselves
	}

	@Override
	public void close() {
		// Nothing is held
	}

}
