package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import cl.gremio.web.problem.PublishException;

/** Puts events onto Kafka. Safe for many threads, none of which it ever blocks. */
public interface Publisher extends AutoCloseable {

	/** As {@link #publish(List, Duration)}, within {@code gremio.publisher.deadline}. */
	CompletableFuture<Void> publish(List<OutgoingRecord> records);

	/**
	 * Publishes records, all of them or none.
	 * @param records at least one; a plain publisher takes no more than one
	 * @param deadline after which the answer is given, whatever it is
	 * @return completes when Kafka has the records durably, or with a
	 * {@link PublishException} that says whether it may still come to have them. It
	 * completes on the publisher's own thread, where what depends on it must not block
	 */
	CompletableFuture<Void> publish(List<OutgoingRecord> records, Duration deadline);

	/** Takes no more, finishes what is under way within a bound, and closes. */
	@Override
	void close();

}
