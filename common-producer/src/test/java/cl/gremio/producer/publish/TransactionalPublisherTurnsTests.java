package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cl.gremio.web.problem.PublishException.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static cl.gremio.producer.publish.TestWrites.LONG;
import static cl.gremio.producer.publish.TestWrites.MEDIUM;
import static cl.gremio.producer.publish.TestWrites.SHORT;
import static cl.gremio.producer.publish.TestWrites.assertFails;
import static cl.gremio.producer.publish.TestWrites.assertWritten;
import static cl.gremio.producer.publish.TestWrites.producers;
import static cl.gremio.producer.publish.TestWrites.sale;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A {@link TransactionalPublisher} with two producers that take turns. */
class TransactionalPublisherTurnsTests {

	private final TestProducer kafka = new TestProducer(true);

	private final TestProducer other = new TestProducer(true);

	private TransactionalPublisher publisher;

	private void startBoth() {
		this.publisher = new TransactionalPublisher("publisher", TestWrites.properties(100),
				new PublisherMetrics(new SimpleMeterRegistry(), "sales"), TestWrites.TOPICS,
				List.of(producers(this.kafka)::get, producers(this.other)::get));
	}

	@AfterEach
	void close() {
		this.publisher.close();
	}

	private CompletableFuture<Void> publish(String key, Duration deadline) {
		return this.publisher.publish(sale(key), deadline);
	}

	@Test
	void whileOneProducerWaitsForItsCommitTheOtherPublishes() {
		this.kafka.committing = new CountDownLatch(1);
		this.other.committing = new CountDownLatch(1);
		startBoth();
		CompletableFuture<Void> first = publish("a", LONG);
		await().until(() -> uncommittedKeys().equals(List.of("a", "a", "a")));
		CompletableFuture<Void> second = publish("b", LONG);
		await().until(() -> uncommittedKeys().size() == 6);
		assertThat(List.of(this.kafka, this.other)).allMatch((each) -> each.uncommittedRecords().size() == 3);
		this.kafka.committing.countDown();
		this.other.committing.countDown();
		assertWritten(first);
		assertWritten(second);
	}

	@Test
	void salesThatArriveWhileOneProducerSendsWaitForItAndShareATransactionOfTheOther() {
		CountDownLatch flushing = new CountDownLatch(1);
		this.kafka.flushing = flushing;
		this.other.flushing = flushing;
		this.kafka.committing = new CountDownLatch(1);
		this.other.committing = this.kafka.committing;
		startBoth();
		CompletableFuture<Void> first = publish("a", LONG);
		await().until(() -> !uncommittedKeys().isEmpty());
		List<CompletableFuture<Void>> others = Stream.of("b", "c", "d").map((key) -> publish(key, LONG)).toList();
		await().during(SHORT).until(() -> uncommittedKeys().size() == 3);
		flushing.countDown();
		await().until(() -> uncommittedKeys().size() == 12);
		this.kafka.committing.countDown();
		assertWritten(first);
		others.forEach(TestWrites::assertWritten);
		assertThat(this.kafka.commitCount() + this.other.commitCount()).isEqualTo(2);
	}

	@Test
	void closingKeepsTheDeadlineOfWhatOneProducerHasInDoubtWhenTheOtherHasEnded() {
		this.kafka.committing = new CountDownLatch(1);
		this.other.committing = this.kafka.committing;
		startBoth();
		CompletableFuture<Void> inDoubt = publish("a", MEDIUM);
		await().until(() -> !uncommittedKeys().isEmpty());
		CompletableFuture<Void> closing = CompletableFuture.runAsync(this.publisher::close);
		await().until(() -> this.kafka.closed() || this.other.closed());
		assertFails(inDoubt, Outcome.UNKNOWN);
		assertThat(closing).isNotDone();
		this.kafka.committing.countDown();
		assertThat(closing).succeedsWithin(LONG);
	}

	@Test
	void whatOneProducerPutsBackIsTakenByTheOtherThatWaits() {
		this.kafka.refused = (record) -> true;
		this.kafka.refusal = new NotEnoughReplicasException("too few");
		this.kafka.aborting = new CountDownLatch(1);
		startBoth();
		CompletableFuture<Void> first = publish("a", LONG);
		await().until(() -> first.isDone() || this.kafka.transactionInFlight());
		CompletableFuture<Void> second = publish("b", LONG);
		await().during(SHORT)
			.until(() -> this.kafka.transactionInFlight() && Stream.of(first, second).anyMatch(Future::isDone));
		this.kafka.aborting.countDown();
		assertWritten(first);
		assertWritten(second);
	}

	@Test
	void aRecordThatKafkaRefusesIsAloneInTheEndThoughTwoProducersTryIt() {
		this.kafka.refused = (record) -> new String(record.key(), UTF_8).equals("poison");
		this.other.refused = this.kafka.refused;
		startBoth();
		List<CompletableFuture<Void>> good = new ArrayList<>();
		IntStream.range(0, 20).forEach((i) -> good.add(publish("before" + i, LONG)));
		CompletableFuture<Void> poison = publish("poison", LONG);
		IntStream.range(0, 20).forEach((i) -> good.add(publish("after" + i, LONG)));
		assertFails(poison, Outcome.NOT_WRITTEN);
		good.forEach(TestWrites::assertWritten);
		assertThat(Stream.of(this.kafka, this.other).flatMap((each) -> each.keys().stream())).hasSize(40 * 3)
			.doesNotContain("poison");
	}

	/** The keys of the uncommitted records of both producers. */
	private List<String> uncommittedKeys() {
		return Stream.of(this.kafka, this.other)
			.flatMap((each) -> each.uncommittedRecords().stream())
			.map((record) -> new String(record.key(), UTF_8))
			.toList();
	}

}
