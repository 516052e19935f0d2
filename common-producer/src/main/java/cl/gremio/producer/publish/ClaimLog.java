package cl.gremio.producer.publish;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import cl.gremio.kafka.SharedAdmin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Claims ids on a topic of one partition, whose order decides between all instances. A
 * bulk writes its claim in its own transaction, and then reads the topic up to that
 * claim. If no earlier claim has the same id, the bulk is the first, and every later bulk
 * will see its claim. Otherwise the bulk waits until the earlier transaction has ended:
 * if it was committed, the bulk is a retry; if it was aborted, the earlier claim never
 * counted. Used by one thread.
 */
final class ClaimLog implements RetryDetector {

	private static final Duration LOOK = Duration.ofMillis(50);

	/** How many claims are remembered, the latest. */
	private static final int REMEMBERED = 100_000;

	private final TopicPartition log;

	private final Supplier<Consumer<byte[], byte[]>> readers;

	private final Supplier<Consumer<byte[], byte[]>> committedReaders;

	/** The remembered claims in the order of the log, committed or not. */
	private final Deque<Claim> order = new ArrayDeque<>();

	/** All claims of each id: after a clock was set, any of them may be the nearest. */
	private final Map<ByteBuffer, List<Claim>> claims = new HashMap<>();

	private @Nullable Consumer<byte[], byte[]> reader;

	/**
	 * The claims on a topic.
	 * @param readers makes a consumer that reads all claims
	 * @param committedReaders makes a consumer that reads committed claims only
	 */
	ClaimLog(String topic, Supplier<Consumer<byte[], byte[]>> readers,
			Supplier<Consumer<byte[], byte[]>> committedReaders) {
		this.log = new TopicPartition(topic, 0);
		this.readers = readers;
		this.committedReaders = committedReaders;
	}

	@Override
	public @Nullable Integer countOfFirst(Producer<byte[], byte[]> producer, Bulk bulk, BooleanSupplier isAbandoned) {
		Claim own = claim(producer, bulk);
		readTo(own, isAbandoned);
		return this.claims.getOrDefault(own.id(), List.of())
			.stream()
			.filter((claim) -> claim.precedes(own))
			.findFirst()
			.map((earliest) -> countOfCommitted(earliest, own, isAbandoned))
			.orElse(null);
	}

	private Claim claim(Producer<byte[], byte[]> producer, Bulk bulk) {
		Future<RecordMetadata> sent = producer.send(Claim.record(this.log, bulk));
		producer.flush();
		return Claim.of(bulk, SharedAdmin.await(sent));
	}

	/**
	 * Reads the whole topic, which keeps two days: its timestamps need not be in order,
	 * so no offset can be looked up by time.
	 */
	private void readTo(Claim own, BooleanSupplier isAbandoned) {
		Consumer<byte[], byte[]> consumer = this.reader;
		if (consumer == null) {
			consumer = this.readers.get();
			this.reader = consumer;
			consumer.assign(List.of(this.log));
			consumer.seekToBeginning(List.of(this.log));
		}
		while (consumer.position(this.log) <= own.offset()) {
			requireCaller(isAbandoned);
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

	/** Waits until every transaction with a claim before the own one has ended. */
	private @Nullable Integer countOfCommitted(Claim earliest, Claim own, BooleanSupplier isAbandoned) {
		try (Consumer<byte[], byte[]> consumer = this.committedReaders.get()) {
			consumer.assign(List.of(this.log));
			consumer.seek(this.log, earliest.offset());
			while (consumer.position(this.log) < own.offset()) {
				requireCaller(isAbandoned);
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

	private static void requireCaller(BooleanSupplier isAbandoned) {
		if (isAbandoned.getAsBoolean()) {
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
