package cl.gremio.producer.publish;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import cl.gremio.web.problem.PublishException;

/** Writes events to Kafka. Safe for many threads, and blocks none. */
public interface Publisher extends AutoCloseable {

	/**
	 * Publishes records, all of them or none, within {@code gremio.publisher.deadline}.
	 * @param records at least one; a publisher without transactions takes no more than
	 * one
	 * @return completes when Kafka has the records durably, or with a
	 * {@link PublishException} that says whether Kafka may still get them. It completes
	 * on the publisher's own thread, which must not be blocked
	 */
	CompletableFuture<Void> publish(List<OutgoingRecord> records);

	/** Refuses new records, finishes those in flight within a bound, and closes. */
	@Override
	void close();

}
