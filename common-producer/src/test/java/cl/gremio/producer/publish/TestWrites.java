package cl.gremio.producer.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import cl.gremio.web.problem.PublishException.Outcome;
import cl.gremio.web.problem.PublishException;
import org.apache.kafka.clients.producer.Producer;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.fail;

/** The records that the tests of publishers write, and their outcomes. */
final class TestWrites {

	/** A deadline that no write reaches. */
	static final Duration LONG = Duration.ofSeconds(20);

	/** A deadline that a write reaches soon. */
	static final Duration SHORT = Duration.ofMillis(150);

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

	static void assertWritten(CompletableFuture<Void> answer) {
		outcome(answer, null);
	}

	static PublishException assertFails(CompletableFuture<Void> answer, Outcome outcome) {
		return outcome(answer, outcome);
	}

	private static PublishException outcome(CompletableFuture<Void> answer, Outcome expected) {
		try {
			answer.get(10, TimeUnit.SECONDS);
			return (expected == null) ? null : fail("Written, instead of %s", expected);
		}
		catch (ExecutionException ex) {
			PublishException failure = (PublishException) ex.getCause();
			return (failure.outcome() == expected) ? failure : fail("Failed", failure);
		}
		catch (InterruptedException | TimeoutException ex) {
			return fail("Never answered", ex);
		}
	}

}
