package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import cl.gremio.web.problem.PublishException;

/**
 * Puts many events at once onto Kafka. Safe for many threads, none of which it blocks.
 */
public interface BulkPublisher extends AutoCloseable {

	/**
	 * Publishes a bulk, all of it or none; of those that may be retried, the first under
	 * its id within 24 hours, whichever instance it came to.
	 * @param deadline after which the answer is given, whatever it is
	 * @return how many events were recorded under the bulk's id: those of the first,
	 * where another came before; or a {@link PublishException}
	 */
	CompletableFuture<Integer> publish(Bulk bulk, Duration deadline);

	/** Takes no more, finishes what is under way within a bound, and closes. */
	@Override
	void close();

}
