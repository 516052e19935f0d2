package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes single records with an idempotent producer. Records wait in a queue while the
 * topic's place is unknown or the producer's buffer full, where they can still be taken
 * out; once the producer has one it keeps trying, also past the deadline.
 */
final class PlainPublisher implements Publisher {

	private final Duration deadline;

	private final int maxBatch;

	private final PublicationQueue queue;

	private final ProducerLoop loop;

	PlainPublisher(String name, PublisherProperties properties, PublisherMetrics metrics,
			Supplier<Producer<byte[], byte[]>> producers) {
		this.deadline = properties.deadline();
		this.maxBatch = properties.maxBatch();
		this.queue = new PublicationQueue(name, properties, metrics);
		this.loop = new ProducerLoop(name, this.queue, producers, this::sendAll, this.deadline);
		this.loop.start();
	}

	@Override
	public CompletableFuture<Void> publish(List<OutgoingRecord> records) {
		return publish(records, this.deadline);
	}

	@Override
	public CompletableFuture<Void> publish(List<OutgoingRecord> records, Duration deadline) {
		if (records.size() != 1) {
			throw new IllegalArgumentException("Without transactions only a single record is all or nothing");
		}
		return this.queue.add(records, deadline);
	}

	private void sendAll(Producer<byte[], byte[]> producer) throws InterruptedException {
		List<Publication> next = this.queue.take(this.maxBatch, Long.MAX_VALUE);
		while (!next.isEmpty()) {
			sendEach(producer, next);
			next = this.queue.take(this.maxBatch, Long.MAX_VALUE);
		}
	}

	private void sendEach(Producer<byte[], byte[]> producer, List<Publication> batch) {
		int sent = 0;
		try {
			for (Publication publication : batch) {
				sendOrRefuse(producer, publication);
				sent++;
			}
		}
		catch (TimeoutException ex) {
			// No place known for the record yet: it waits in the queue, up to its
			// deadline.
			this.queue.putBack(batch.subList(sent, batch.size()));
		}
		catch (RuntimeException | Error ex) {
			this.queue.putBack(batch.subList(sent, batch.size()));
			throw ex;
		}
	}

	private void sendOrRefuse(Producer<byte[], byte[]> producer, Publication publication) {
		try {
			send(producer, publication);
		}
		catch (IllegalArgumentException ex) {
			publication.refuse("The record has no place on its topic: " + ex.getMessage(), ex);
		}
	}

	private void send(Producer<byte[], byte[]> producer, Publication publication) {
		OutgoingRecord outgoing = publication.records().iterator().next();
		int partitions = producer.partitionsFor(outgoing.topic()).size();
		ProducerRecord<byte[], byte[]> record = outgoing.placedAmong(partitions);
		if (!publication.pledge()) {
			return;
		}
		try {
			producer.send(record, (metadata, failure) -> settle(publication, failure));
		}
		catch (RuntimeException | Error ex) {
			publication.revoke();
			throw ex;
		}
	}

	private static void settle(Publication publication, @Nullable Exception failure) {
		if (failure == null) {
			publication.written();
		}
		else if (isRefusal(failure)) {
			publication.refuse("Kafka did not take the record: " + failure.getMessage(), failure);
		}
		else {
			publication.fail("Kafka did not confirm the record: " + failure.getMessage(), failure);
		}
	}

	/** Whether a failure says that the record was never appended to the log. */
	private static boolean isRefusal(Exception failure) {
		return failure instanceof BufferExhaustedException || failure instanceof RecordTooLargeException
				|| failure instanceof InvalidTopicException || failure instanceof AuthorizationException;
	}

	@Override
	public void close() {
		this.loop.close();
	}

}
