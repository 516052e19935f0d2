package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cl.gremio.web.problem.PublishException.Outcome;
import org.junit.jupiter.api.Test;

import static cl.gremio.producer.publish.TestWrites.LONG;
import static cl.gremio.producer.publish.TestWrites.MEDIUM;
import static cl.gremio.producer.publish.TestWrites.SHORT;
import static cl.gremio.producer.publish.TestWrites.assertFails;
import static cl.gremio.producer.publish.TestWrites.assertWritten;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TransactionalPublisherTests extends TransactionalPublisherFixture {

	@Test
	void aSaleIsAnsweredAtTheCommitOfItsTransaction() {
		this.kafka.committing = new CountDownLatch(1);
		start(10, this.kafka);
		CompletableFuture<Void> answer = publish("a", LONG);
		await().until(() -> this.kafka.uncommittedRecords().size() == 3);
		assertThat(answer).isNotDone();
		this.kafka.committing.countDown();
		assertWritten(answer);
		assertThat(this.kafka.keys()).containsExactly("a", "a", "a");
	}

	@Test
	void salesThatArriveDuringATransactionShareTheNext() {
		this.kafka.committing = new CountDownLatch(1);
		start(100, this.kafka);
		CompletableFuture<Void> first = publish("first", LONG);
		await().until(() -> !this.kafka.uncommittedRecords().isEmpty());
		List<CompletableFuture<Void>> others = Stream.of("b", "c", "d").map((key) -> publish(key, LONG)).toList();
		this.kafka.committing.countDown();
		assertWritten(first);
		others.forEach(TestWrites::assertWritten);
		assertThat(this.kafka.commitCount()).isEqualTo(2);
	}

	@Test
	void aSaleStillQueuedAtItsDeadlineIsNotWrittenAndNeverSent() {
		this.kafka.committing = new CountDownLatch(1);
		start(10, this.kafka);
		CompletableFuture<Void> underWay = publish("a", LONG);
		await().until(() -> !this.kafka.uncommittedRecords().isEmpty());
		assertFails(publish("late", SHORT), Outcome.NOT_WRITTEN);
		this.kafka.committing.countDown();
		assertWritten(underWay);
		assertWritten(publish("next", LONG));
		assertThat(this.kafka.keys()).doesNotContain("late");
	}

	@Test
	void aSaleGivenUpInsideAnOpenTransactionIsNotCommittedAndItsNeighbourIsOnce() {
		this.kafka.flushing = new CountDownLatch(1);
		start(10, this.kafka);
		publish("warm-up", LONG);
		await().until(() -> !this.kafka.uncommittedRecords().isEmpty());
		CompletableFuture<Void> late = publish("late", MEDIUM);
		CompletableFuture<Void> neighbour = publish("neighbour", LONG);
		CountDownLatch second = new CountDownLatch(1);
		CountDownLatch first = this.kafka.flushing;
		this.kafka.flushing = second;
		first.countDown();
		await().until(() -> this.kafka.uncommittedRecords().size() == 6);
		assertFails(late, Outcome.NOT_WRITTEN);
		second.countDown();
		assertWritten(neighbour);
		assertThat(this.kafka.keys()).doesNotContain("late")
			.filteredOn("neighbour"::equals)
			.as("one record on each topic")
			.hasSize(3);
	}

	@Test
	void aFullQueueRefusesAtOnce() {
		this.kafka.committing = new CountDownLatch(1);
		start(2, this.kafka);
		List<CompletableFuture<Void>> taken = List.of(publish("a", LONG), publish("b", LONG));
		CompletableFuture<Void> refused = publish("c", LONG);
		assertThat(refused).isCompletedExceptionally();
		assertThat(assertFails(refused, Outcome.NOT_WRITTEN)).hasMessage("The queue is full.");
		this.kafka.committing.countDown();
		taken.forEach(TestWrites::assertWritten);
		assertWritten(publish("d", LONG));
	}

	@Test
	void manyCallersAtOnceAreEachAnsweredOnce() {
		start(100_000, this.kafka);
		List<CompletableFuture<Void>> answers = IntStream.range(0, 5000)
			.parallel()
			.mapToObj((i) -> publish("key" + i, LONG))
			.toList();
		answers.forEach(TestWrites::assertWritten);
		assertThat(this.kafka.keys()).hasSize(15_000);
		assertThat(counted("written")).isEqualTo(5000);
		assertThat(this.registry.get("gremio.publisher.in.flight").gauge().value()).isZero();
	}

	@Test
	void everyAnswerGivenAroundTheDeadlineIsTrue() {
		start(100_000, this.kafka);
		List<CompletableFuture<Void>> answers = IntStream.range(0, 3000)
			.parallel()
			.mapToObj((i) -> publish("key" + i, Duration.ofNanos(i * 2000L)))
			.toList();
		await().until(() -> answers.stream().allMatch(CompletableFuture::isDone));
		this.publisher.close();
		List<String> keys = this.kafka.keys();
		assertThat(keys).doesNotContainAnyElementsOf(keysOf(answers, Outcome.NOT_WRITTEN));
		assertThat(keys).containsAll(IntStream.range(0, answers.size())
			.filter((i) -> !answers.get(i).isCompletedExceptionally())
			.mapToObj((i) -> "key" + i)
			.toList());
	}

	@Test
	void closingTakesNoMoreAndFinishesWhatIsUnderWay() {
		this.kafka.committing = new CountDownLatch(1);
		start(10, this.kafka);
		CompletableFuture<Void> underWay = publish("a", LONG);
		CompletableFuture<Void> queued = publish("b", LONG);
		CompletableFuture<Void> closing = CompletableFuture.runAsync(this.publisher::close);
		await().until(() -> publish("c", LONG).isCompletedExceptionally());
		this.kafka.committing.countDown();
		assertWritten(underWay);
		assertWritten(queued);
		assertThat(closing).succeedsWithin(LONG);
		assertThat(this.kafka.closed()).isTrue();
	}

	@Test
	void closingDoesNotWaitForKafkaWhenNothingIsUnderWay() {
		CountDownLatch asked = new CountDownLatch(1);
		start(10, () -> {
			asked.countDown();
			TestProducer.await(new CountDownLatch(1));
			return this.kafka;
		});
		TestProducer.await(asked);
		assertThat(CompletableFuture.runAsync(this.publisher::close)).succeedsWithin(LONG.dividedBy(2));
	}

}
