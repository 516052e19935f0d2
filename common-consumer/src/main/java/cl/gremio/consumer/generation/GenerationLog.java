package cl.gremio.consumer.generation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import cl.gremio.kafka.SharedAdmin;
import cl.gremio.model.topic.Topics;
import cl.gremio.model.wire.WireWriter;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.core.ProducerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The log of generations: a topic with one partition that keeps all entries. The order of
 * the entries decides between instances that begin a generation at the same time.
 */
record GenerationLog(Supplier<Consumer<byte[], byte[]>> consumers, ProducerFactory<byte[], byte[]> producers) {

	private static final Logger logger = LoggerFactory.getLogger(GenerationLog.class);

	private static final TopicPartition PARTITION = new TopicPartition(Topics.GENERATIONS, 0);

	private static final Duration POLL = Duration.ofMillis(100);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final ObjectReader READER = WireWriter.readerFor(GenerationLogEntry.class);

	/**
	 * Reads the log to its end.
	 * @throws KafkaException if Kafka does not answer in time, or refuses
	 */
	GenerationHistory read() {
		GenerationHistory history = new GenerationHistory();
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		try (Consumer<byte[], byte[]> consumer = this.consumers.get()) {
			consumer.assign(List.of(PARTITION));
			consumer.seekToBeginning(List.of(PARTITION));
			long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
			while (consumer.position(PARTITION) < end) {
				if (System.nanoTime() > deadline) {
					throw new TimeoutException("The end of " + PARTITION + " was not reached");
				}
				consumer.poll(POLL).forEach((record) -> add(history, record));
			}
		}
		return history;
	}

	private static void add(GenerationHistory history, ConsumerRecord<byte[], byte[]> record) {
		try {
			history.add(READER.readValue(record.value()));
		}
		catch (JacksonException | IllegalArgumentException | NullPointerException ex) {
			logger.warn("{}-{} is no entry of the log of generations", PARTITION, record.offset());
		}
	}

	/**
	 * Appends an entry, and returns when Kafka has written it. Closes the producer after
	 * each entry, because entries are rare.
	 * @throws KafkaException if Kafka does not answer in time, or refuses
	 */
	void append(GenerationLogEntry entry) {
		try {
			SharedAdmin.await(this.producers.createProducer()
				.send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), entry.id().getBytes(UTF_8),
						WireWriter.toJson(entry))));
		}
		finally {
			this.producers.reset();
		}
	}

	/** Returns the settings of the log's producer, which override the user's. */
	static Map<String, Object> producerConfigs() {
		return Map.of("acks", "all", "enable.idempotence", true, "max.block.ms", 5000, "request.timeout.ms", 4000,
				"delivery.timeout.ms", 5000, "linger.ms", 0);
	}

}
