package cl.gremio.producer.publish;

import java.util.function.BooleanSupplier;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells, for bulks that may be retried, which was the first under its id. */
interface Claims extends AutoCloseable {

	/**
	 * Claims the id of a bulk within the producer's open transaction, which holds nothing
	 * else yet.
	 * @param givenUp whether nobody waits for the answer any more
	 * @return {@code null} if the bulk is the first, else how many events the first has,
	 * and the transaction is to be aborted
	 * @throws TimeoutException if it could not be found out
	 */
	@Nullable Integer first(Producer<byte[], byte[]> producer, Bulk bulk, BooleanSupplier givenUp);

	@Override
	void close();

}
