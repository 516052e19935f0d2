package cl.gremio.producer.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import cl.gremio.web.problem.PublishException.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static cl.gremio.producer.publish.TestWrites.LONG;
import static cl.gremio.producer.publish.TestWrites.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WriteQueueTests {

	private static final int MEGABYTE = 1024 * 1024;

	private final WriteQueue queue = new WriteQueue("queue", TestWrites.properties(100),
			new PublisherMetrics(new SimpleMeterRegistry(), "queue"));

	@AfterEach
	void abandon() {
		this.queue.abandon();
	}

	private CompletableFuture<Void> add(String key, int size) {
		List<OutgoingRecord> records = List
			.of(new OutgoingRecord("stock", key, new byte[size], List.of(), Instant.EPOCH));
		return this.queue.add(PendingWrite.of(records, LONG));
	}

	private static List<String> keys(List<PendingWrite<?>> writes) {
		return writes.stream().map((write) -> write.records().iterator().next().key()).toList();
	}

	@Test
	void aWriteThatExpiresLeavesTheQueue() {
		assertFails(this.queue.add(PendingWrite.of(TestWrites.sale("late"), Duration.ofMillis(1))),
				Outcome.NOT_WRITTEN);
		this.queue.close();
		await().until(this.queue::isDrained);
	}

	@Test
	void theOldestAreTakenUpToTheLimits() throws InterruptedException {
		IntStream.range(0, 5).forEach((i) -> add("" + i, 100));
		assertThat(keys(this.queue.take(2, 1000))).containsExactly("0", "1");
		assertThat(keys(this.queue.take(10, 250))).containsExactly("2", "3");
		assertThat(keys(this.queue.take(10, 1))).containsExactly("4");
	}

	@Test
	void writesThatArePutBackAreTakenFirstUnlessTheyAreAnswered() throws InterruptedException {
		IntStream.range(0, 4).forEach((i) -> add("" + i, 100));
		List<PendingWrite<?>> taken = this.queue.take(3, 1000);
		taken.get(1).succeed();
		this.queue.putBack(taken);
		assertThat(keys(this.queue.take(10, 1000))).containsExactly("0", "2", "3");
	}

	@Test
	void writesInFlightAreBoundedInSizeThoughOneMayBeLarger() throws InterruptedException {
		CompletableFuture<Void> large = add("large", 2 * MEGABYTE);
		assertFails(add("small", 1), Outcome.NOT_WRITTEN);
		this.queue.take(1, 1).get(0).succeed();
		assertThat(large).isCompleted();
		assertThat(add("half", MEGABYTE / 2)).isNotDone();
		assertThat(add("other half", MEGABYTE / 2)).isNotDone();
		assertFails(add("one more", 1), Outcome.NOT_WRITTEN);
	}

	@Test
	void writesThatArePutBackIntoAnAbandonedQueueAreAnswered() throws InterruptedException {
		CompletableFuture<Void> answer = add("a", 1);
		List<PendingWrite<?>> taken = this.queue.take(1, 1000);
		this.queue.abandon();
		assertThat(answer).isNotDone();
		this.queue.putBack(taken);
		assertFails(answer, Outcome.NOT_WRITTEN);
	}

	@Test
	void aClosedQueueGivesOutWhatItHasAndTakesNoMore() throws InterruptedException {
		add("a", 1);
		this.queue.close();
		assertFails(add("b", 1), Outcome.NOT_WRITTEN);
		assertThat(keys(this.queue.take(10, 1000))).containsExactly("a");
		assertThat(this.queue.take(10, 1000)).isEmpty();
	}

}
