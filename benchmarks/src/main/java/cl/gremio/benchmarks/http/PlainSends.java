package cl.gremio.benchmarks.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import cl.gremio.producer.publish.OutgoingRecord;
import cl.gremio.producer.publish.Publisher;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends the records of an event one by one. All replicas acknowledge the sends. The sends
 * are idempotent, but not atomic.
 */
final class PlainSends implements Publisher {

	private final Producer<byte[], byte[]> producer;

	private final Map<String, Integer> partitions = new ConcurrentHashMap<>();

	private PlainSends(Producer<byte[], byte[]> producer) {
		this.producer = producer;
	}

	static PlainSends to(List<String> bootstrapServers) {
		Map<String, Object> configs = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
				ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
				ProducerConfig.LINGER_MS_CONFIG, 0);
		return new PlainSends(new KafkaProducer<>(configs, new ByteArraySerializer(), new ByteArraySerializer()));
	}

	@Override
	public CompletableFuture<Void> publish(List<OutgoingRecord> records) {
		return CompletableFuture.allOf(records.stream().map(this::send).toArray(CompletableFuture[]::new));
	}

	private CompletableFuture<Void> send(OutgoingRecord outgoing) {
		CompletableFuture<Void> sent = new CompletableFuture<>();
		this.producer.send(placed(outgoing), (metadata, failure) -> {
			if (failure == null) {
				sent.complete(null);
			}
			else {
				sent.completeExceptionally(failure);
			}
		});
		return sent;
	}

	private ProducerRecord<byte[], byte[]> placed(OutgoingRecord outgoing) {
		return outgoing.placedAmong(this.partitions.computeIfAbsent(outgoing.topic(),
				(topic) -> this.producer.partitionsFor(topic).size()));
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
