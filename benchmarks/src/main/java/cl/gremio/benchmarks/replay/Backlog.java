package cl.gremio.benchmarks.replay;

import java.io.IOException;

import cl.gremio.benchmarks.harness.BenchService;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The records on a topic before a consumer starts, and the results that it must compute.
 */
interface Backlog {

	/** Returns the service that consumes the backlog. */
	String consumer();

	String topic();

	/** Returns the next record, for one of two partitions. */
	ProducerRecord<byte[], byte[]> next();

	/** Whether a consumer answers exactly the results of all records. */
	boolean isVisible(BenchService consumer) throws IOException, InterruptedException;

}
