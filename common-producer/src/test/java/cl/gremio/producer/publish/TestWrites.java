package cl.gremio.producer.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

import cl.gremio.web.problem.PublishException.Outcome;
import cl.gremio.web.problem.PublishException;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/** The records that the tests of publishers write, and their outcomes. */
final class TestWrites {

	/** A deadline that no write reaches. */
	static final Duration LONG = Duration.ofSeconds(20);

	/** A deadline that a write reaches soon, perhaps before Kafka is asked. */
	static final Duration SHORT = Duration.ofMillis(150);

	/** A deadline that a write reaches after Kafka was asked, on a busy machine too. */
	static final Duration MEDIUM = Duration.ofSeconds(3);

	/** The topics of a sale. */
	static final List<String> TOPICS = List.of("sales", "stock", "ubication");

	private TestWrites() {
	}

	static PublisherProperties properties(int maxInFlight) {
		return new PublisherProperties(LONG, maxInFlight, DataSize.ofMegabytes(1), 1000, DataSize.ofMegabytes(1),
				Duration.ofMillis(1), 2);
	}

	static List<OutgoingRecord> sale(String key) {
		return TOPICS.stream().map((topic) -> record(topic, key)).toList();
	}

	static OutgoingRecord record(String topic, String key) {
		return new OutgoingRecord(topic, key, new byte[10], List.of(), Instant.EPOCH);
	}

	/** Supplies one producer after the other. */
	static Supplier<Producer<byte[], byte[]>> producers(TestProducer... producers) {
		Iterator<TestProducer> iterator = List.of(producers).iterator();
		return iterator::next;
	}

	static void assertWritten(CompletableFuture<?> answer) {
		assertThat(failure(answer)).isNull();
	}

	static PublishException assertFails(CompletableFuture<?> answer, Outcome outcome) {
		PublishException failure = failure(answer);
		assertThat(failure).isNotNull();
		assertThat(failure.outcome()).as(failure::toString).isEqualTo(outcome);
		return failure;
	}

	/**
	 * Publishes, each time with a longer deadline, until the deadline comes after Kafka
	 * was asked. A write whose deadline comes earlier is not written.
	 * @param publish publishes with a deadline
	 */
	static void assertUnknown(Function<Duration, CompletableFuture<?>> publish) {
		Duration deadline = SHORT;
		PublishException failure = failure(publish.apply(deadline));
		while (failure != null && failure.outcome() == Outcome.NOT_WRITTEN && deadline.compareTo(LONG) < 0) {
			deadline = deadline.multipliedBy(2);
			failure = failure(publish.apply(deadline));
		}
		assertThat(failure).isNotNull();
		assertThat(failure.outcome()).as(failure::toString).isEqualTo(Outcome.UNKNOWN);
	}

	private static @Nullable PublishException failure(CompletableFuture<?> answer) {
		try {
			answer.get(2 * LONG.toSeconds(), TimeUnit.SECONDS);
			return null;
		}
		catch (ExecutionException ex) {
			return (PublishException) ex.getCause();
		}
		catch (InterruptedException | TimeoutException ex) {
			return fail("Never answered", ex);
		}
	}

}
