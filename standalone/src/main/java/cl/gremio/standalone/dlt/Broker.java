package cl.gremio.standalone.dlt;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import cl.gremio.kafka.SharedAdmin;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The Kafka that the tool works on. Its methods throw Kafka's exceptions, a
 * {@code TimeoutException} when it does not answer within some seconds.
 */
final class Broker implements AutoCloseable {

	private final ClientSettings settings;

	private final Admin admin;

	Broker(ClientSettings settings) {
		this.settings = settings;
		this.admin = Admin.create(settings.admin());
	}

	/** How many partitions a topic has: 0 if there is none of that name. */
	int partitions(String topic) {
		try {
			return SharedAdmin.await(this.admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
				.partitions()
				.size();
		}
		catch (UnknownTopicOrPartitionException ex) {
			return 0;
		}
	}

	/**
	 * Makes the topic of replays, in one sequence and kept for ever, if it is missing.
	 */
	void ensureReplays() {
		if (partitions(Topics.DLT_REPLAYS) > 0) {
			return;
		}
		NewTopic replays = new NewTopic(Topics.DLT_REPLAYS, Optional.of(1), Optional.empty())
			.configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
					TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1"));
		try {
			SharedAdmin.await(this.admin.createTopics(List.of(replays)).all());
		}
		catch (TopicExistsException ex) {
			// A service has made it at the same time, which is as good.
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

	@Override
	public void close() {
		this.admin.close();
	}

}
