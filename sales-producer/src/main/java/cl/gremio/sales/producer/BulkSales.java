package cl.gremio.sales.producer;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
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
import cl.gremio.producer.publish.TransactionalBulkPublisher;
import cl.gremio.web.problem.InvalidBulkException;
import cl.gremio.web.problem.PublishException;
import org.apache.kafka.common.utils.ThreadUtils;

import org.springframework.http.ResponseEntity;

/**
 * Records many sales at once: reads and checks all of them, then publishes them as one.
 */
class BulkSales implements AutoCloseable {

	private final TransactionalBulkPublisher publisher;

	private final SaleRecords records;

	private final ZoneId zone;

	private final Duration deadline;

	private final ThreadPoolExecutor readers;

	BulkSales(TransactionalBulkPublisher publisher, SaleRecords records, ZoneId zone,
			SalesProducerProperties.BulkLimits properties) {
		this.publisher = publisher;
		this.records = records;
		this.zone = zone;
		this.deadline = properties.deadline();
		this.readers = readers(properties.maxInFlight());
	}

	/** Has few threads, which leaves the processors to single sales. */
	private static ThreadPoolExecutor readers(int waiting) {
		int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
		ThreadPoolExecutor readers = new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(waiting), ThreadUtils.createThreadFactory("bulk-reader", true));
		readers.allowCoreThreadTimeOut(true);
		return readers;
	}

	/**
	 * Records a bulk.
	 * @return the answer 202; fails with a {@link PublishException} or an
	 * {@link InvalidBulkException}
	 */
	CompletableFuture<ResponseEntity<AcceptedBulk>> record(Event<BulkBody> sales) {
		long received = System.nanoTime();
		try {
			return CompletableFuture.supplyAsync(() -> read(sales), this.readers)
				.thenCompose((bulk) -> publish(bulk, this.deadline.minusNanos(System.nanoTime() - received)));
		}
		catch (RejectedExecutionException ex) {
			return CompletableFuture.failedFuture(notWritten("Too many bulks wait to be read."));
		}
	}

	private CompletableFuture<ResponseEntity<AcceptedBulk>> publish(SaleBulk bulk, Duration left) {
		if (left.isNegative()) {
			return CompletableFuture.failedFuture(notWritten("The bulk was not read in time."));
		}
		return this.publisher.publish(bulk, left)
			.thenApply((count) -> ResponseEntity.accepted().body(new AcceptedBulk(count, bulk.id())));
	}

	private static PublishException notWritten(String detail) {
		return new PublishException(PublishException.Outcome.NOT_WRITTEN, detail, null);
	}

	private SaleBulk read(Event<BulkBody> sales) {
		SaleBulk bulk = new SaleBulk(sales.with(new Spool()), this.records);
		try {
			sales.data().read(SaleRequest.class, sales.time(), this.zone, bulk::add);
			return bulk;
		}
		catch (IOException ex) {
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
	 */
	record AcceptedBulk(int accepted, String id) {
	}

}
