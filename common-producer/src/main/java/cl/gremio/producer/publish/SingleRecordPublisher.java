package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Publishes single records by a {@link KafkaTemplate} with an idempotent producer. A
 * record waits in a queue while its topic's partitions are unknown or the producer's
 * buffer is full, and can still be given up there. The producer keeps trying to send the
 * records it has taken, also past their deadline.
 */
final class SingleRecordPublisher implements Publisher, ProducerLoop.Session {

	private final Duration deadline;

	private final int maxBatch;

	private final WriteQueue queue;

	private final ProducerLoop loop;

	private final DefaultKafkaProducerFactory<byte[], byte[]> producers;

	private final KafkaTemplate<byte[], byte[]> template;

	private final Runnable topics;

	/**
	 * A publisher that has started.
	 * @param producers of the template
	 * @param topics makes the topics, or fails
	 */
	SingleRecordPublisher(String name, PublisherProperties properties, PublisherMetrics metrics,
			DefaultKafkaProducerFactory<byte[], byte[]> producers, KafkaTemplate<byte[], byte[]> template,
			Runnable topics) {
		this.deadline = properties.deadline();
		this.maxBatch = properties.maxBatch();
		this.producers = producers;
		this.template = template;
		this.topics = topics;
		this.queue = new WriteQueue(name, properties, metrics);
		this.loop = new ProducerLoop(name, this.queue, this, this.deadline);
		this.loop.start();
	}

	@Override
	public CompletableFuture<Void> publish(List<OutgoingRecord> records) {
		return publish(records, this.deadline);
	}

	CompletableFuture<Void> publish(List<OutgoingRecord> records, Duration deadline) {
		if (records.size() != 1) {
			throw new IllegalArgumentException("Without transactions only a single record is all or nothing");
		}
		return this.queue.add(PendingWrite.of(records, deadline));
	}

	@Override
	public void open() {
		this.topics.run();
		setCloseTimeout(this.deadline);
	}

	@Override
	public void run() throws InterruptedException {
		List<PendingWrite<?>> next = this.queue.take(this.maxBatch, Long.MAX_VALUE);
		while (!next.isEmpty()) {
			sendAll(next);
			next = this.queue.take(this.maxBatch, Long.MAX_VALUE);
		}
	}

	private void sendAll(List<PendingWrite<?>> writes) {
		int sent = 0;
		try {
			for (PendingWrite<?> write : writes) {
				sendOrRefuse(write);
				sent++;
			}
		}
		catch (TimeoutException ex) {
			// The partitions are unknown: the record waits, up to its deadline
			this.queue.putBack(writes.subList(sent, writes.size()));
		}
		catch (RuntimeException | Error ex) {
			this.queue.putBack(writes.subList(sent, writes.size()));
			throw ex;
		}
	}

	private void sendOrRefuse(PendingWrite<?> write) {
		try {
			OutgoingRecord record = write.records().iterator().next();
			int partitions = this.template.partitionsFor(record.topic()).size();
			send(write, record.placedAmong(partitions));
		}
		catch (IllegalArgumentException ex) {
			write.refuse("The record has no place on its topic: " + ex.getMessage(), ex);
		}
	}

	private void send(PendingWrite<?> write, ProducerRecord<byte[], byte[]> record) {
		if (!write.markInDoubt()) {
			return;
		}
		try {
			this.template.send(record).whenComplete((sent, failure) -> settle(write, failure));
		}
		catch (KafkaException ex) {
			// The producer took the record and failed with it at once
			settle(write, ex);
		}
		catch (RuntimeException | Error ex) {
			write.clearDoubt();
			throw ex;
		}
	}

	/** Answers a write; the template's failures have Kafka's as their cause. */
	private static void settle(PendingWrite<?> write, @Nullable Throwable failure) {
		if (failure == null) {
			write.succeed();
			return;
		}
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		if (isRefusal(cause)) {
			write.refuse("Kafka did not take the record: " + cause.getMessage(), cause);
		}
		else {
			write.fail("Kafka did not confirm the record: " + cause.getMessage(), cause);
		}
	}

	/** Whether a failure means that the record was never appended to the log. */
	private static boolean isRefusal(Throwable failure) {
		return failure instanceof BufferExhaustedException || failure instanceof RecordTooLargeException
				|| failure instanceof InvalidTopicException || failure instanceof AuthorizationException;
	}

	/** Closes the template's producer; the template makes another when it sends again. */
	@Override
	public void close(Duration timeout) {
		setCloseTimeout(timeout);
		this.producers.reset();
	}

	/** Spring closes the producer too, when the service stops. */
	private void setCloseTimeout(Duration timeout) {
		this.producers.setPhysicalCloseTimeout((int) timeout.plusMillis(999).toSeconds());
	}

	@Override
	public void close() {
		ProducerLoop.closeAll(this.queue, List.of(this.loop));
	}

}
