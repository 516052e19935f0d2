package cl.gremio.producer.publish;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import cl.gremio.web.problem.PublishException.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import static cl.gremio.producer.publish.TestWrites.SHORT;
import static cl.gremio.producer.publish.TestWrites.assertFails;
import static cl.gremio.producer.publish.TestWrites.assertUnknown;
import static cl.gremio.producer.publish.TestWrites.assertWritten;
import static cl.gremio.producer.publish.TestWrites.producers;
import static cl.gremio.producer.publish.TestWrites.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class SingleRecordPublisherTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private TestProducerFactory factory;

	private SingleRecordPublisher publisher;

	@AfterEach
	void close() {
		this.publisher.close();
	}

	private void start(int maxInFlight, TestProducer... producers) {
		this.factory = new TestProducerFactory(producers(producers));
		KafkaTemplate<byte[], byte[]> template = new PublisherAutoConfiguration().kafkaTemplate(this.factory,
				new KafkaProperties());
		this.publisher = new SingleRecordPublisher("publisher", TestWrites.properties(maxInFlight),
				new PublisherMetrics(this.registry, "plain"), this.factory, template, () -> {
				});
	}

	private CompletableFuture<Void> publish(String key) {
		return this.publisher.publish(List.of(record("stock", key)));
	}

	@Test
	void aRecordIsAnsweredOnlyWhenKafkaHasIt() {
		TestProducer kafka = new TestProducer(false);
		start(10, kafka);
		CompletableFuture<Void> answer = publish("a");
		await().until(() -> kafka.history().size() == 1);
		assertThat(answer).isNotDone();
		kafka.completeNext();
		assertWritten(answer);
	}

	@Test
	void aRecordWithoutAPlaceAtItsDeadlineIsNotWrittenAndNeverSent() {
		TestProducer kafka = new TestProducer(true);
		kafka.metadata = new CountDownLatch(1);
		start(10, kafka);
		CompletableFuture<Void> late = this.publisher.publish(List.of(record("stock", "late")), SHORT);
		CompletableFuture<Void> behind = this.publisher.publish(List.of(record("stock", "behind")), SHORT);
		assertFails(late, Outcome.NOT_WRITTEN);
		assertFails(behind, Outcome.NOT_WRITTEN);
		kafka.metadata.countDown();
		assertWritten(publish("next"));
		assertThat(kafka.keys()).containsExactly("next");
	}

	@Test
	void aRecordNotAcknowledgedAtItsDeadlineIsUnknownAndStaysWithTheProducer() {
		TestProducer kafka = new TestProducer(false);
		start(10, kafka);
		assertUnknown((deadline) -> this.publisher.publish(List.of(record("stock", "a")), deadline));
		assertThat(kafka.completeNext()).isTrue();
		assertThat(kafka.closed()).isFalse();
		assertThat(counted("unknown")).isOne();
		assertThat(counted("written")).isZero();
	}

	@Test
	void aRecordThatKafkaRefusesIsNotWritten() {
		TestProducer kafka = new TestProducer(false);
		start(10, kafka);
		CompletableFuture<Void> answer = publish("a");
		await().until(() -> kafka.errorNext(new RecordTooLargeException("too large")));
		assertFails(answer, Outcome.NOT_WRITTEN);
	}

	@Test
	void aRecordThatTheProducerGaveUpOnIsUnknown() {
		TestProducer kafka = new TestProducer(false);
		start(10, kafka);
		CompletableFuture<Void> answer = publish("a");
		await().until(() -> kafka.errorNext(new TimeoutException("expired")));
		assertFails(answer, Outcome.UNKNOWN);
	}

	@Test
	void aRecordThatTheProducerDidNotTakeGoesToTheNextOne() {
		TestProducer failed = new TestProducer(true);
		failed.sendException = new KafkaException("in an error state");
		TestProducer kafka = new TestProducer(true);
		start(10, failed, kafka);
		assertWritten(publish("a"));
		assertThat(kafka.keys()).containsExactly("a");
		assertThat(failed.closed()).isTrue();
		assertThat(failed.closeTimeout).isZero();
	}

	@Test
	void aRecordThatHasNoPlaceOnItsTopicIsNotWritten() {
		TestProducer kafka = new TestProducer(true);
		start(10, kafka);
		OutgoingRecord misplaced = new OutgoingRecord("stock", 2, "a", new byte[0], List.of(), Instant.EPOCH);
		assertFails(this.publisher.publish(List.of(misplaced)), Outcome.NOT_WRITTEN);
		assertWritten(publish("b"));
		assertThat(kafka.keys()).containsExactly("b");
	}

	@Test
	void aFullQueueRefusesAtOnceAndTakesMoreWhenThereIsRoom() {
		TestProducer kafka = new TestProducer(false);
		start(2, kafka);
		List<CompletableFuture<Void>> taken = List.of(publish("a"), publish("b"));
		CompletableFuture<Void> refused = publish("c");
		assertThat(refused).isCompletedExceptionally();
		assertThat(assertFails(refused, Outcome.NOT_WRITTEN)).hasMessage("The queue is full.");
		await().until(() -> kafka.completeNext() && kafka.completeNext());
		taken.forEach(TestWrites::assertWritten);
		CompletableFuture<Void> next = publish("d");
		await().until(kafka::completeNext);
		assertWritten(next);
	}

	@Test
	void manyCallersAtOnceAreEachAnsweredOnce() {
		TestProducer kafka = new TestProducer(true);
		start(100_000, kafka);
		List<CompletableFuture<Void>> answers = IntStream.range(0, 5000)
			.parallel()
			.mapToObj((i) -> publish("key" + i))
			.toList();
		answers.forEach(TestWrites::assertWritten);
		assertThat(kafka.keys()).hasSize(5000).doesNotHaveDuplicates();
		assertThat(counted("written")).isEqualTo(5000);
		assertThat(this.registry.get("gremio.publisher.in.flight").gauge().value()).isZero();
	}

	@Test
	void closingTakesNoMoreAndFinishesWhatIsUnderWay() {
		TestProducer kafka = new TestProducer(true);
		kafka.metadata = new CountDownLatch(1);
		start(10, kafka);
		CompletableFuture<Void> underWay = publish("a");
		CompletableFuture<Void> closing = CompletableFuture.runAsync(this.publisher::close);
		await().until(() -> publish("b").isCompletedExceptionally());
		kafka.metadata.countDown();
		assertWritten(underWay);
		assertThat(closing).succeedsWithin(TestWrites.LONG);
		assertThat(kafka.closed()).isTrue();
		assertThat(kafka.keys()).startsWith("a");
	}

	@Test
	void closingWaitsForTheRecordsThatTheProducerHas() {
		TestProducer kafka = new TestProducer(true);
		kafka.closing = new CountDownLatch(1);
		start(10, kafka);
		assertWritten(publish("a"));
		CompletableFuture<Void> closing = CompletableFuture.runAsync(this.publisher::close);
		await().until(() -> kafka.closeTimeout != null);
		CompletableFuture<Void> again = CompletableFuture.runAsync(this.publisher::close);
		await().during(SHORT).until(() -> !closing.isDone() && !again.isDone());
		kafka.closing.countDown();
		assertThat(closing).succeedsWithin(TestWrites.LONG);
		assertThat(kafka.closeTimeout).isEqualTo(TestWrites.LONG);
		assertThat(kafka.closed()).isTrue();
	}

	@Test
	void aServiceThatStopsClosesTheProducerWithinTheDeadline() {
		TestProducer kafka = new TestProducer(true);
		start(10, kafka);
		assertWritten(publish("a"));
		this.factory.stop();
		assertThat(kafka.closeTimeout).isEqualTo(TestWrites.LONG);
	}

	/** A record may hold a member's personal data. */
	@Test
	void aRecordThatKafkaRefusesIsNotLogged(CapturedOutput output) {
		TestProducer kafka = new TestProducer(false);
		kafka.refused = (record) -> true;
		start(10, kafka);
		assertFails(publish("12345678-5"), Outcome.NOT_WRITTEN);
		kafka.refused = (record) -> false;
		CompletableFuture<Void> answer = publish("12345678-5");
		await().until(() -> kafka.errorNext(new TimeoutException("expired")));
		assertFails(answer, Outcome.UNKNOWN);
		assertThat(output.getAll().lines().filter((line) -> !line.contains("DEBUG"))).isEmpty();
	}

	@Test
	void severalRecordsWouldNotBeAllOrNothing() {
		start(10, new TestProducer(true));
		assertThatIllegalArgumentException().isThrownBy(() -> this.publisher.publish(TestWrites.sale("a")));
	}

	private double counted(String outcome) {
		return this.registry.get("gremio.publisher.publications").tag("outcome", outcome).counter().count();
	}

	/** Wraps the producers of a test as Spring wraps real producers. */
	private static final class TestProducerFactory extends DefaultKafkaProducerFactory<byte[], byte[]> {

		private final Supplier<Producer<byte[], byte[]>> producers;

		TestProducerFactory(Supplier<Producer<byte[], byte[]>> producers) {
			super(Map.of());
			this.producers = producers;
		}

		@Override
		protected Producer<byte[], byte[]> createKafkaProducer() {
			return this.producers.get();
		}

	}

}
