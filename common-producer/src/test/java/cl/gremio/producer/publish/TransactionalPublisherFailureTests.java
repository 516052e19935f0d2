package cl.gremio.producer.publish;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import cl.gremio.web.problem.PublishException.Outcome;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

import static cl.gremio.producer.publish.TestWrites.LONG;
import static cl.gremio.producer.publish.TestWrites.SHORT;
import static cl.gremio.producer.publish.TestWrites.assertFails;
import static cl.gremio.producer.publish.TestWrites.assertUnknown;
import static cl.gremio.producer.publish.TestWrites.assertWritten;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Kafka refuses, fences, is away or does not answer. */
class TransactionalPublisherFailureTests extends TransactionalPublisherFixture {

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

}
