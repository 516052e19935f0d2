package cl.gremio.producer.publish;

import java.util.function.BooleanSupplier;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a retry of a bulk from the first bulk under its id. */
interface RetryDetector extends AutoCloseable {

	/**
	 * Claims the id of a bulk within the producer's open transaction, which holds nothing
	 * else yet.
	 * @param isAbandoned whether nobody waits for the answer anymore
	 * @return {@code null} if the bulk is the first; else the number of events in the
	 * first, and the transaction must be aborted
	 * @throws TimeoutException if it could not be found out
	 */
	@Nullable Integer countOfFirst(Producer<byte[], byte[]> producer, Bulk bulk, BooleanSupplier isAbandoned);

	@Override
	void close();

}
