package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cl.gremio.web.problem.PublishException.Outcome;
import cl.gremio.web.problem.PublishException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static cl.gremio.producer.publish.TestWrites.LONG;
import static cl.gremio.producer.publish.TestWrites.MEDIUM;
import static cl.gremio.producer.publish.TestWrites.SHORT;
import static cl.gremio.producer.publish.TestWrites.assertFails;
import static cl.gremio.producer.publish.TestWrites.assertUnknown;
import static cl.gremio.producer.publish.TestWrites.assertWritten;
import static cl.gremio.producer.publish.TestWrites.producers;
import static cl.gremio.producer.publish.TestWrites.sale;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TransactionalPublisherTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final TestProducer kafka = new TestProducer(true);

	private final TestProducer successor = new TestProducer(true);

	private TransactionalPublisher publisher;

	@AfterEach
	void close() {
		this.publisher.close();
	}

	/** Starts a publisher with the first producer. The others are its replacements. */
	private void start(int maxInFlight, TestProducer... producers) {
		start(maxInFlight, producers(producers)::get);
	}

	private void start(int maxInFlight, ProducerSource producers) {
		this.publisher = new TransactionalPublisher("publisher", TestWrites.properties(maxInFlight),
				new PublisherMetrics(this.registry, "sales"), TestWrites.TOPICS, List.of(producers));
	}

	private CompletableFuture<Void> publish(String key, Duration deadline) {
		return this.publisher.publish(sale(key), deadline);
	}

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
	void aCommitInDoubtAtTheDeadlineIsUnknownAndDrivenToItsEnd() {
		Collections.addAll(this.kafka.commitFailures, new TimeoutException("no answer"),
				new TimeoutException("no answer"));
		this.kafka.committing = new CountDownLatch(1);
		start(10, this.kafka);
		assertUnknown((deadline) -> publish("a", deadline));
		this.kafka.committing.countDown();
		assertWritten(publish("next", LONG));
		assertThat(this.kafka.keys()).containsExactly("a", "a", "a", "next", "next", "next");
		assertThat(this.kafka.commitFailures).isEmpty();
	}

	@Test
	void aCommitThatTimesOutOnceIsAskedForAgain() {
		this.kafka.commitFailures.add(new TimeoutException("no answer"));
		start(10, this.kafka);
		assertWritten(publish("a", LONG));
		assertThat(this.kafka.keys()).hasSize(3);
	}

	@Test
	void aRecordThatKafkaRefusesFailsAloneAndItsNeighboursAreWrittenOnce() {
		this.kafka.refused = (record) -> record.topic().equals("stock")
				&& new String(record.key(), UTF_8).equals("poison");
		this.kafka.committing = new CountDownLatch(1);
		start(100, this.kafka);
		List<CompletableFuture<Void>> good = new ArrayList<>();
		good.add(publish("first", LONG));
		await().until(() -> !this.kafka.uncommittedRecords().isEmpty());
		IntStream.range(0, 20).forEach((i) -> good.add(publish("before" + i, LONG)));
		CompletableFuture<Void> poison = publish("poison", LONG);
		IntStream.range(0, 20).forEach((i) -> good.add(publish("after" + i, LONG)));
		this.kafka.committing.countDown();
		assertFails(poison, Outcome.NOT_WRITTEN);
		good.forEach(TestWrites::assertWritten);
		assertThat(this.kafka.keys()).hasSize(41 * 3).doesNotContain("poison");
	}

	@Test
	void aFencedProducerIsReplacedAndTheSaleWrittenByTheNext() {
		start(10, this.kafka, this.successor);
		assertWritten(publish("a", LONG));
		this.kafka.fenceProducer();
		assertWritten(publish("b", LONG));
		assertThat(this.successor.keys()).containsExactly("b", "b", "b");
		assertThat(this.successor.transactionInitialized()).isTrue();
		assertThat(this.kafka.closed()).isTrue();
	}

	@Test
	void anErrorEndsNeitherThePublisherNorTheSaleThatMetIt() {
		this.kafka.refused = (record) -> {
			throw new NoClassDefFoundError("gone");
		};
		start(10, this.kafka, this.successor);
		assertWritten(publish("a", LONG));
		assertThat(this.successor.keys()).containsExactly("a", "a", "a");
	}

	@Test
	void aCommitThatIsFencedIsUnknownAndNotTriedAgain() {
		this.kafka.commitFailures.add(new ProducerFencedException("fenced"));
		start(10, this.kafka, this.successor);
		assertFails(publish("a", LONG), Outcome.UNKNOWN);
		assertWritten(publish("b", LONG));
		assertThat(this.successor.keys()).containsExactly("b", "b", "b");
	}

	@Test
	void whileKafkaIsAwayAtTheStartSalesAreNotWrittenAndThenTheyAre() {
		CountDownLatch away = new CountDownLatch(1);
		start(10, () -> {
			if (away.getCount() > 0) {
				throw new TimeoutException("Kafka is away");
			}
			return this.kafka;
		});
		assertFails(publish("a", SHORT), Outcome.NOT_WRITTEN);
		CompletableFuture<Void> patient = publish("b", LONG);
		away.countDown();
		assertWritten(patient);
		assertThat(this.kafka.keys()).containsExactly("b", "b", "b");
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

	private static List<String> keysOf(List<CompletableFuture<Void>> answers, Outcome outcome) {
		return IntStream.range(0, answers.size())
			.filter((i) -> answers.get(i)
				.handle((none, failure) -> failure instanceof PublishException ex && ex.outcome() == outcome)
				.join())
			.mapToObj((i) -> "key" + i)
			.toList();
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

	private double counted(String outcome) {
		return this.registry.get("gremio.publisher.publications").tag("outcome", outcome).counter().count();
	}

}
