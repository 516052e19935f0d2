package cl.gremio.producer.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import cl.gremio.web.problem.PublishException.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static cl.gremio.producer.publish.TestWrites.LONG;
import static cl.gremio.producer.publish.TestWrites.SHORT;
import static cl.gremio.producer.publish.TestWrites.assertFails;
import static cl.gremio.producer.publish.TestWrites.assertUnknown;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TransactionalBulkPublisherTests {

	private final TestProducer kafka = new TestProducer(true);

	private final TestProducer successor = new TestProducer(true);

	private final TestClaims claims = new TestClaims();

	private TransactionalBulkPublisher publisher;

	@AfterEach
	void close() {
		this.publisher.close();
	}

	private void start(int maxInFlight) {
		this.publisher = new TransactionalBulkPublisher("publisher-bulk", TestWrites.properties(maxInFlight),
				new PublisherMetrics(new SimpleMeterRegistry(), "bulk"), TestWrites.TOPICS,
				TestWrites.producers(this.kafka, this.successor)::get, this.claims);
	}

	private CompletableFuture<Integer> publish(String key, int count, Duration deadline) {
		return this.publisher.publish(new TestBulk(key, count, false), deadline);
	}

	@Test
	void aBulkIsOneTransactionAnsweredAtItsCommit() throws Exception {
		this.kafka.committing = new CountDownLatch(1);
		start(10);
		CompletableFuture<Integer> first = publish("a", 100, LONG);
		CompletableFuture<Integer> second = publish("b", 200, LONG);
		await().until(() -> this.kafka.uncommittedRecords().size() == 300);
		assertThat(first).isNotDone();
		this.kafka.committing.countDown();
		assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(100);
		assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(200);
		assertThat(this.kafka.commitCount()).isEqualTo(2);
		assertThat(this.claims.asked).isZero();
	}

	@Test
	void aRetryIsAnsweredAsTheFirstWasAndWritesNothing() throws Exception {
		start(10);
		this.claims.first = 7;
		assertThat(this.publisher.publish(new TestBulk("a", 3, true), LONG).get(20, TimeUnit.SECONDS)).isEqualTo(7);
		assertThat(this.kafka.keys()).isEmpty();
		this.claims.first = null;
		assertThat(this.publisher.publish(new TestBulk("b", 3, true), LONG).get(20, TimeUnit.SECONDS)).isEqualTo(3);
		assertThat(this.kafka.keys()).hasSize(9).containsOnly("b");
	}

	@Test
	void whileItIsNotKnownWhoWasFirstNothingIsWritten() {
		start(10);
		this.claims.failure = new TimeoutException("no answer");
		await().until(() -> {
			assertFails(this.publisher.publish(new TestBulk("a", 3, true), SHORT), Outcome.NOT_WRITTEN);
			return this.claims.asked > 0;
		});
		assertThat(this.kafka.keys()).isEmpty();
	}

	@Test
	void aBulkGivenUpWhileItIsSentIsNotCommitted() throws Exception {
		this.kafka.flushing = new CountDownLatch(1);
		start(10);
		CompletableFuture<Integer> late = publish("late", 10, SHORT);
		assertFails(late, Outcome.NOT_WRITTEN);
		this.kafka.flushing.countDown();
		assertThat(publish("next", 1, LONG).get(20, TimeUnit.SECONDS)).isEqualTo(1);
		assertThat(this.kafka.keys()).hasSize(3).containsOnly("next");
	}

	@Test
	void aCommitInDoubtAtTheDeadlineIsUnknownAndDrivenToItsEnd() throws Exception {
		this.kafka.commitFailures.add(new TimeoutException("no answer"));
		this.kafka.committing = new CountDownLatch(1);
		start(10);
		assertUnknown((deadline) -> publish("a", 2, deadline));
		this.kafka.committing.countDown();
		assertThat(publish("b", 1, LONG).get(20, TimeUnit.SECONDS)).isEqualTo(1);
		assertThat(this.kafka.keys()).containsExactly("a", "a", "a", "a", "a", "a", "b", "b", "b");
	}

	@Test
	void aBulkWithARecordThatKafkaRefusesIsNotWritten() throws Exception {
		this.kafka.refused = (record) -> new String(record.key(), UTF_8).equals("poison");
		start(10);
		assertFails(publish("poison", 10, LONG), Outcome.NOT_WRITTEN);
		assertThat(publish("good", 1, LONG).get(20, TimeUnit.SECONDS)).isEqualTo(1);
		assertThat(this.kafka.keys()).hasSize(3).containsOnly("good");
	}

	@Test
	void aFencedProducerIsReplacedAndTheBulkWrittenWholeByTheNext() throws Exception {
		start(10);
		assertThat(publish("a", 1, LONG).get(20, TimeUnit.SECONDS)).isEqualTo(1);
		this.kafka.fenceProducer();
		assertThat(publish("b", 5, LONG).get(20, TimeUnit.SECONDS)).isEqualTo(5);
		assertThat(this.successor.keys()).hasSize(15);
		assertThat(this.claims.closed).isTrue();
	}

	@Test
	void aCommitThatIsFencedIsUnknown() {
		this.kafka.commitFailures.add(new ProducerFencedException("fenced"));
		start(10);
		assertFails(publish("a", 1, LONG), Outcome.UNKNOWN);
	}

	@Test
	void moreThanMayWaitAreRefusedAtOnce() {
		this.kafka.committing = new CountDownLatch(1);
		start(2);
		publish("a", 1, LONG);
		publish("b", 1, LONG);
		assertThat(publish("c", 1, LONG)).isCompletedExceptionally();
		this.kafka.committing.countDown();
	}

	/** A bulk of sales of one cart. */
	private record TestBulk(String id, int count, boolean mayBeRetried) implements Bulk {

		@Override
		public Instant time() {
			return Instant.EPOCH;
		}

		@Override
		public long size() {
			return this.count;
		}

		@Override
		public Iterator<OutgoingRecord> records() {
			return IntStream.range(0, this.count).boxed().flatMap((i) -> TestWrites.sale(this.id).stream()).iterator();
		}

	}

	private static final class TestClaims implements RetryDetector {

		private volatile @Nullable Integer first;

		private volatile @Nullable RuntimeException failure;

		private volatile int asked;

		private volatile boolean closed;

		@Override
		public @Nullable Integer countOfFirst(Producer<byte[], byte[]> producer, Bulk bulk,
				BooleanSupplier isAbandoned) {
			this.asked++;
			if (this.failure != null) {
				throw this.failure;
			}
			return this.first;
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
