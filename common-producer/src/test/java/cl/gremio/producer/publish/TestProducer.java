package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Predicate;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Kafka's mock producer, which can wait and fail like a real producer. */
class TestProducer extends MockProducer<byte[], byte[]> {

	/** Each of these latches makes one kind of call wait until the latch is at zero. */
	volatile CountDownLatch metadata = new CountDownLatch(0);

	volatile CountDownLatch flushing = new CountDownLatch(0);

	volatile CountDownLatch committing = new CountDownLatch(0);

	volatile CountDownLatch aborting = new CountDownLatch(0);

	volatile CountDownLatch closing = new CountDownLatch(0);

	/** The timeout of the last call of close, or null before that call. */
	volatile @Nullable Duration closeTimeout;

	/** Each call of commit throws the next of these failures. */
	final List<RuntimeException> commitFailures = new ArrayList<>();

	Predicate<ProducerRecord<byte[], byte[]>> refused = (record) -> false;

	RuntimeException refusal = new RecordTooLargeException("too large");

	private boolean refusedInTransaction;

	/**
	 * Set during a commit. The mock flushes in a commit, and that flush must not wait.
	 */
	private boolean ending;

	TestProducer(boolean autoComplete) {
		super(new Cluster("test", List.of(new Node(0, "localhost", 9092)), partitions("sales", "stock", "ubication"),
				Set.of(), Set.of()), autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer());
	}

	private static List<PartitionInfo> partitions(String... topics) {
		List<PartitionInfo> partitions = new ArrayList<>();
		for (String topic : topics) {
			partitions.add(new PartitionInfo(topic, 0, null, null, null));
			partitions.add(new PartitionInfo(topic, 1, null, null, null));
		}
		return partitions;
	}

	static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

	@Override
	public List<PartitionInfo> partitionsFor(String topic) {
		await(this.metadata);
		return super.partitionsFor(topic);
	}

	@Override
	public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
		if (this.refused.test(record)) {
			this.refusedInTransaction = true;
			callback.onCompletion(null, this.refusal);
			return CompletableFuture.failedFuture(this.refusal);
		}
		return super.send(record, callback);
	}

	@Override
	public void flush() {
		if (!this.ending) {
			await(this.flushing);
		}
		super.flush();
	}

	@Override
	public void commitTransaction() {
		await(this.committing);
		if (this.refusedInTransaction) {
			throw new KafkaException("Cannot execute transactional method because we are in an error state");
		}
		if (!this.commitFailures.isEmpty()) {
			throw this.commitFailures.remove(0);
		}
		this.ending = true;
		super.commitTransaction();
		this.ending = false;
	}

	@Override
	public void abortTransaction() {
		await(this.aborting);
		this.refusedInTransaction = false;
		super.abortTransaction();
	}

	@Override
	public void close(Duration timeout) {
		this.closeTimeout = timeout;
		await(this.closing);
		super.close(timeout);
	}

	/** The keys of the records that Kafka keeps. Uncommitted records do not count. */
	List<String> keys() {
		return history().stream().map((record) -> new String(record.key(), UTF_8)).toList();
	}

}
