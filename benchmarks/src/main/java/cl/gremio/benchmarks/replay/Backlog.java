package cl.gremio.benchmarks.replay;

import java.io.IOException;

import cl.gremio.benchmarks.harness.BenchService;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What lies on a topic before a consumer starts, and what must come of it. */
interface Backlog {

	/** The consumer of it. */
	String consumer();

	/** The topic that it lies on. */
	String topic();

	/** The next record, in its place among two partitions. */
	ProducerRecord<byte[], byte[]> next();

	/** Whether a consumer answers what comes of all records, exactly. */
	boolean isVisible(BenchService consumer) throws IOException, InterruptedException;

}
