package cl.gremio.sales.producer;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import cl.gremio.model.SaleRequest;
import cl.gremio.model.event.Event;
import cl.gremio.producer.bulk.BulkBody;
import cl.gremio.producer.bulk.Spool;
import cl.gremio.producer.publish.BulkPublisher;
import cl.gremio.service.GuildTime;
import cl.gremio.web.event.EventFactory;
import cl.gremio.web.event.IdempotencyKey;
import cl.gremio.web.problem.InvalidBulkException;
import cl.gremio.web.problem.PublishException;

import org.springframework.http.ResponseEntity;

/**
 * Records many sales at once: reads and checks all of them, then publishes them as one.
 */
class BulkSales implements AutoCloseable {

	private final BulkPublisher publisher;

	private final SaleRecords records;

	private final GuildTime time;

	private final Duration deadline;

	private final ThreadPoolExecutor readers;

	BulkSales(BulkPublisher publisher, SaleRecords records, GuildTime time, SalesProducerProperties.Bulk properties) {
		this.publisher = publisher;
		this.records = records;
		this.time = time;
		this.deadline = properties.deadline();
		this.readers = readers(properties.maxInFlight());
	}

	/** Few threads, so that the processor is left to single sales. */
	private static ThreadPoolExecutor readers(int waiting) {
		int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
		ThreadPoolExecutor readers = new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(waiting), (task) -> {
					Thread thread = new Thread(task, "bulk-reader");
					thread.setDaemon(true);
					return thread;
				});
		readers.allowCoreThreadTimeOut(true);
		return readers;
	}

	/**
	 * Records a bulk.
	 * @return the answer 202; or a {@link PublishException}, or an
	 * {@link InvalidBulkException}
	 */
	CompletableFuture<ResponseEntity<Accepted>> sell(BulkBody body, IdempotencyKey key) {
		long received = System.nanoTime();
		try {
			return CompletableFuture.supplyAsync(() -> read(body, key), this.readers)
				.thenCompose((bulk) -> publish(bulk, this.deadline.minusNanos(System.nanoTime() - received)));
		}
		catch (RejectedExecutionException ex) {
			return CompletableFuture.failedFuture(notWritten("Too many bulks wait to be read."));
		}
	}

	private CompletableFuture<ResponseEntity<Accepted>> publish(SaleBulk bulk, Duration left) {
		if (left.isNegative()) {
			return CompletableFuture.failedFuture(notWritten("The bulk was not read in time."));
		}
		return this.publisher.publish(bulk, left)
			.thenApply((count) -> ResponseEntity.accepted().body(new Accepted(count, bulk.id())));
	}

	private static PublishException notWritten(String detail) {
		return new PublishException(PublishException.Outcome.NOT_WRITTEN, detail, null);
	}

	private SaleBulk read(BulkBody body, IdempotencyKey key) {
		Event<Spool> event = EventFactory.event(SaleController.ROUTE, key, new Spool(), this.time.now());
		SaleBulk bulk = new SaleBulk(event, this.records);
		try {
			body.read(SaleRequest.class, event.time(), this.time.zone(), bulk::add);
			return bulk;
		}
		catch (IOException | InvalidBulkException ex) {
			throw new CompletionException(ex);
		}
	}

	@Override
	public void close() {
		this.readers.shutdownNow();
	}

	/**
	 * The answer to a bulk.
	 *
	 * @param accepted how many sales were recorded
	 * @param id of the whole
	 */
	record Accepted(int accepted, String id) {
	}

}
