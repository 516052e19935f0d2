package cl.gremio.tools.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import cl.gremio.tools.CommandException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Writes records and the notes of their replay in one transaction. A new writer fences
 * the earlier writer and ends its transaction, so a reader of {@code dlt.replays} then
 * sees every replay.
 */
final class ReplayWriter implements AutoCloseable {

	private static final String UNTOLD = "What was replayed and not told here, gremio dlt list shows";

	private final Producer<byte[], byte[]> producer;

	ReplayWriter(Producer<byte[], byte[]> producer) {
		this.producer = producer;
		try {
			producer.initTransactions();
		}
		catch (RuntimeException ex) {
			producer.close(Duration.ZERO);
			throw ex;
		}
	}

	/**
	 * Writes a batch in one transaction.
	 * @throws KafkaException if Kafka refuses the batch, with the broker's reason. The
	 * caller may write the next batch
	 * @throws CommandException if the writer can write no more batches
	 */
	void write(List<PreparedReplay> batch) {
		try {
			this.producer.beginTransaction();
			send(batch);
			this.producer.commitTransaction();
		}
		catch (KafkaException ex) {
			KafkaException cause = rootOf(ex);
			requireWritable(cause);
			abort();
			throw cause;
		}
	}

	private void abort() {
		try {
			this.producer.abortTransaction();
		}
		catch (KafkaException ex) {
			requireWritable(rootOf(ex));
			throw new CommandException("Can't go on: " + ex.getMessage() + ". " + UNTOLD, ex);
		}
	}

	private static void requireWritable(KafkaException failure) {
		if (failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException) {
			throw new CommandException("Another replay has taken over from this one. " + UNTOLD, failure);
		}
		if (failure instanceof TimeoutException) {
			throw new CommandException("Kafka has stopped answering. " + UNTOLD, failure);
		}
	}

	private void send(List<PreparedReplay> batch) {
		List<Future<?>> answers = new ArrayList<>(2 * batch.size());
		for (PreparedReplay prepared : batch) {
			answers.add(this.producer.send(prepared.record()));
			answers.add(this.producer.send(prepared.note()));
		}
		this.producer.flush();
		for (Future<?> answer : answers) {
			try {
				answer.get();
			}
			catch (InterruptedException ex) {
				throw new InterruptException(ex);
			}
			catch (ExecutionException ex) {
				throw new KafkaException(ex.getCause());
			}
		}
	}

	/** Returns the first of the chained exceptions, which names the reason. */
	private static KafkaException rootOf(KafkaException failure) {
		KafkaException root = failure;
		while (root.getCause() instanceof KafkaException cause) {
			root = cause;
		}
		return root;
	}

	@Override
	public void close() {
		this.producer.close(Duration.ofSeconds(2));
	}

}
