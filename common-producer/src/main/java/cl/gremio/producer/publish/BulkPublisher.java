package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import cl.gremio.web.problem.PublishException;

/** Writes many events to Kafka at once. Safe for many threads, and blocks none. */
public interface BulkPublisher extends AutoCloseable {

	/**
	 * Publishes a bulk, all of it or none. Of the bulks with one id that may be retried,
	 * only the first within 24 hours is published, on all instances together.
	 * @param deadline after which the answer is given in any case
	 * @return the number of events that are recorded under the bulk's id, which are the
	 * first bulk's if this one is a retry; or a {@link PublishException}
	 */
	CompletableFuture<Integer> publish(Bulk bulk, Duration deadline);

	/** Refuses new bulks, finishes those in flight within a bound, and closes. */
	@Override
	void close();

}
