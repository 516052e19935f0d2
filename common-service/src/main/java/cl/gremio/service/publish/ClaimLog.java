package cl.gremio.service.publish;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
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

	private static final Duration WINDOW = Duration.ofHours(24);

	private static final Duration LOOK = Duration.ofMillis(50);

	/** So many are known, the latest. */
	private static final int REMEMBERED = 100_000;

	private final TopicPartition log;

	private final Supplier<Consumer<byte[], byte[]>> readers;

	private final Supplier<Consumer<byte[], byte[]>> committedReaders;

	/** The first claim of each id, whatever became of its transaction. */
	private final Map<String, Claim> claims = new LinkedHashMap<>() {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Claim> eldest) {
			return size() > REMEMBERED;
		}
	};

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
		Claim earliest = earliest(own, givenUp);
		return (earliest.offset() < own.offset()) ? countOfFirst(earliest, own, givenUp) : null;
	}

	private Claim claim(Producer<byte[], byte[]> producer, Bulk bulk) {
		ProducerRecord<byte[], byte[]> record = Claim.record(this.log, bulk);
		Future<RecordMetadata> sent = producer.send(record);
		producer.flush();
		try {
			return new Claim(bulk.id(), bulk.count(), sent.get().offset(), record.timestamp());
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof KafkaException failure) ? failure : new KafkaException(ex.getCause());
		}
	}

	/** The earliest claim of the same id within the window, which may be the own one. */
	private Claim earliest(Claim own, BooleanSupplier givenUp) {
		Consumer<byte[], byte[]> consumer = this.reader;
		if (consumer == null) {
			consumer = this.readers.get();
			this.reader = consumer;
			consumer.assign(List.of(this.log));
			seekToWindow(consumer, own);
		}
		while (consumer.position(this.log) <= own.offset()) {
			goOn(givenUp);
			consumer.poll(LOOK).forEach((record) -> Claim.read(record).ifPresent(this::remember));
		}
		return this.claims.getOrDefault(own.id(), own);
	}

	private void seekToWindow(Consumer<byte[], byte[]> consumer, Claim own) {
		OffsetAndTimestamp start = consumer.offsetsForTimes(Map.of(this.log, own.time() - WINDOW.toMillis()))
			.get(this.log);
		consumer.seek(this.log, (start != null) ? start.offset() : own.offset());
	}

	private void remember(Claim claim) {
		this.claims.merge(claim.id(), claim, (known, other) -> areRetries(known, other) ? known : other);
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
					if (claim.offset() < own.offset() && claim.id().equals(own.id()) && areRetries(claim, own)) {
						return claim.count();
					}
				}
			}
			return null;
		}
	}

	private static boolean areRetries(Claim one, Claim other) {
		return Math.abs(one.time() - other.time()) <= WINDOW.toMillis();
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
		}
	}

}
