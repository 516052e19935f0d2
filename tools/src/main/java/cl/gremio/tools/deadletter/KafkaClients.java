package cl.gremio.tools.deadletter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The clients that connect the tool to Kafka. The methods throw Kafka's exceptions. A
 * {@code TimeoutException} means that Kafka does not answer within some seconds.
 */
final class KafkaClients implements AutoCloseable {

	private final ClientSettings settings;

	private final Admin admin;

	KafkaClients(ClientSettings settings) {
		this.settings = settings;
		this.admin = Admin.create(settings.admin());
	}

	/** Returns the number of a topic's partitions, or 0 if the topic does not exist. */
	int partitions(String topic) {
		try {
			return await(this.admin.describeTopics(List.of(topic)).topicNameValues().get(topic)).partitions().size();
		}
		catch (UnknownTopicOrPartitionException ex) {
			return 0;
		}
	}

	/**
	 * Creates {@code dlt.replays} if the topic is missing. The topic has one partition,
	 * and Kafka keeps its records forever.
	 */
	void ensureReplays() {
		if (partitions(Topics.DLT_REPLAYS) > 0) {
			return;
		}
		NewTopic replays = new NewTopic(Topics.DLT_REPLAYS, Optional.of(1), Optional.empty())
			.configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
					TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1"));
		try {
			await(this.admin.createTopics(List.of(replays)).all());
		}
		catch (TopicExistsException ex) {
			// A service has just created the topic.
			return;
		}
	}

	LogReader reader() {
		Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(this.settings.consumer(), new ByteArrayDeserializer(),
				new ByteArrayDeserializer());
		return new LogReader(consumer);
	}

	Producer<byte[], byte[]> producer() {
		return new KafkaProducer<>(this.settings.producer(), new ByteArraySerializer(), new ByteArraySerializer());
	}

	private static <T> T await(KafkaFuture<T> answer) {
		try {
			return answer.get();
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof KafkaException cause) ? cause : new KafkaException(ex.getCause());
		}
	}

	@Override
	public void close() {
		this.admin.close();
	}

}
