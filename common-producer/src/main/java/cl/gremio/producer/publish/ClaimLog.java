package cl.gremio.producer.publish;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Claims ids on a topic of one partition, whose order decides between all instances. A
 * bulk puts its claim there in its own transaction, and then looks whether a claim of the
 * same id stands before it. If none does, it is the first, and whoever comes later will
 * see that. Else it waits for the end of the earlier one's transaction, which either was
 * the first or never counted.
 */
final class ClaimLog implements Claims {

	private static final Duration LOOK = Duration.ofMillis(50);

	/** So many are known, the latest. */
	private static final int REMEMBERED = 100_000;

	private final TopicPartition log;

	private final Supplier<Consumer<byte[], byte[]>> readers;

	private final Supplier<Consumer<byte[], byte[]>> committedReaders;

	/** Whatever became of their transactions, in their order. */
	private final Deque<Claim> order = new ArrayDeque<>();

	/** All of them: after a clock was set the nearest may be any. */
	private final Map<ByteBuffer, List<Claim>> claims = new HashMap<>();

	private @Nullable Consumer<byte[], byte[]> reader;

	/**
	 * The claims on a topic.
	 * @param readers makes a consumer that sees all claims
	 * @param committedReaders makes one that sees those that count
	 */
	ClaimLog(String topic, Supplier<Consumer<byte[], byte[]>> readers,
			Supplier<Consumer<byte[], byte[]>> committedReaders) {
		this.log = new TopicPartition(topic, 0);
		this.readers = readers;
		this.committedReaders = committedReaders;
	}

	@Override
	public @Nullable Integer first(Producer<byte[], byte[]> producer, Bulk bulk, BooleanSupplier givenUp) {
		Claim own = claim(producer, bulk);
		readTo(own, givenUp);
		return this.claims.getOrDefault(own.id(), List.of())
			.stream()
			.filter((claim) -> claim.precedes(own))
			.findFirst()
			.map((earliest) -> countOfFirst(earliest, own, givenUp))
			.orElse(null);
	}

	private Claim claim(Producer<byte[], byte[]> producer, Bulk bulk) {
		Future<RecordMetadata> sent = producer.send(Claim.record(this.log, bulk));
		producer.flush();
		try {
			return Claim.of(bulk, sent.get());
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof KafkaException failure) ? failure : new KafkaException(ex.getCause());
		}
	}

	/** The topic is read whole, which keeps two days: where a time begins is no order. */
	private void readTo(Claim own, BooleanSupplier givenUp) {
		Consumer<byte[], byte[]> consumer = this.reader;
		if (consumer == null) {
			consumer = this.readers.get();
			this.reader = consumer;
			consumer.assign(List.of(this.log));
			consumer.seekToBeginning(List.of(this.log));
		}
		while (consumer.position(this.log) <= own.offset()) {
			goOn(givenUp);
			consumer.poll(LOOK).forEach((record) -> Claim.read(record).ifPresent(this::remember));
		}
	}

	private void remember(Claim claim) {
		this.order.addLast(claim);
		this.claims.computeIfAbsent(claim.id(), (id) -> new ArrayList<>(1)).add(claim);
		if (this.order.size() > REMEMBERED) {
			Claim eldest = this.order.removeFirst();
			this.claims.computeIfPresent(eldest.id(), (id, all) -> {
				all.remove(eldest);
				return all.isEmpty() ? null : all;
			});
		}
	}

	/** Waits until all is decided that stands before the own claim. */
	private @Nullable Integer countOfFirst(Claim earliest, Claim own, BooleanSupplier givenUp) {
		try (Consumer<byte[], byte[]> consumer = this.committedReaders.get()) {
			consumer.assign(List.of(this.log));
			consumer.seek(this.log, earliest.offset());
			while (consumer.position(this.log) < own.offset()) {
				goOn(givenUp);
				for (var record : consumer.poll(LOOK)) {
					Claim claim = Claim.read(record).orElse(own);
					if (claim.precedes(own)) {
						return claim.count();
					}
				}
			}
			return null;
		}
	}

	private static void goOn(BooleanSupplier givenUp) {
		if (givenUp.getAsBoolean()) {
			throw new TimeoutException("Nobody waits any more");
		}
	}

	@Override
	public void close() {
		if (this.reader != null) {
			this.reader.close();
			this.reader = null;
			this.claims.clear();
			this.order.clear();
		}
	}

}
