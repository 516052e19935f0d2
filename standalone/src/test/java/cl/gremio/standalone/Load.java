package cl.gremio.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.standalone.Posting.Outcome;

/**
 * Vendors that each post one event after the other, and record every outcome. A vendor
 * posts an event with a key until it is acknowledged, and any other event once.
 */
final class Load {

	private static final int VENDORS = 4;

	private final Map<Posting, Outcome> outcomes = new ConcurrentHashMap<>();

	private final Queue<Duration> answeredAfter = new ConcurrentLinkedQueue<>();

	private final Map<Service, Long> failingSince = new ConcurrentHashMap<>();

	private final Queue<Duration> outages = new ConcurrentLinkedQueue<>();

	private final CountDownLatch stopped = new CountDownLatch(1);

	private final ExecutorService executor = Executors.newFixedThreadPool(VENDORS);

	private final List<Future<?>> vendors = new ArrayList<>();

	private final Api api;

	/**
	 * Starts the load.
	 * @param services the producers that receive the events
	 * @param hora the time of all sales
	 */
	Load(Api api, List<Service> services, String hora, Random random) {
		this.api = api;
		for (int i = 0; i < VENDORS; i++) {
			Vendor vendor = new Vendor(i, services, hora, new Random(random.nextLong()));
			this.vendors.add(this.executor.submit(() -> {
				post(vendor);
				return null;
			}));
		}
	}

	private void post(Vendor vendor) throws InterruptedException {
		while (!this.stopped.await(4, TimeUnit.MILLISECONDS)) {
			Posting posting = vendor.next();
			// Put before the post: the log may have the event before its answer comes.
			this.outcomes.put(posting, Outcome.UNKNOWN);
			Outcome outcome = post(posting);
			boolean doubted = outcome == Outcome.UNKNOWN;
			while (outcome != Outcome.ACKNOWLEDGED && posting.key() != null
					&& !this.stopped.await(50, TimeUnit.MILLISECONDS)) {
				outcome = post(posting);
				doubted |= outcome == Outcome.UNKNOWN;
			}
			if (outcome == Outcome.NOT_WRITTEN) {
				this.stopped.await(50, TimeUnit.MILLISECONDS);
			}
			this.outcomes.put(posting, (outcome == Outcome.NOT_WRITTEN && doubted) ? Outcome.UNKNOWN : outcome);
		}
	}

	private Outcome post(Posting posting) throws InterruptedException {
		long begin = System.nanoTime();
		Outcome outcome = this.api.post(posting);
		long end = System.nanoTime();
		this.answeredAfter.add(Duration.ofNanos(end - begin));
		if (outcome != Outcome.ACKNOWLEDGED) {
			this.failingSince.putIfAbsent(posting.service(), begin);
		}
		else {
			Long since = this.failingSince.remove(posting.service());
			if (since != null) {
				this.outages.add(Duration.ofNanos(end - since));
			}
		}
		return outcome;
	}

	/** Waits for the answers under way and ends. */
	Map<Posting, Outcome> stop() throws InterruptedException {
		this.stopped.countDown();
		this.executor.shutdown();
		for (Future<?> vendor : this.vendors) {
			try {
				vendor.get();
			}
			catch (ExecutionException ex) {
				throw new AssertionError(ex.getCause());
			}
		}
		return this.outcomes;
	}

	/**
	 * The longest time from the start of an unacknowledged POST to the service's next
	 * acknowledgment, or until now.
	 */
	Duration longestOutage() {
		long now = System.nanoTime();
		return Stream
			.concat(this.outages.stream(),
					this.failingSince.values().stream().map((since) -> Duration.ofNanos(now - since)))
			.max(Duration::compareTo)
			.orElse(Duration.ZERO);
	}

	/** The longest time that a client waited for an answer. */
	Duration slowestAnswer() {
		return this.answeredAfter.stream().max(Duration::compareTo).orElse(Duration.ZERO);
	}

	/**
	 * The number of acknowledged events so far.
	 * @throws AssertionError if a vendor got an answer that no valid event may get
	 */
	long acknowledged() {
		this.vendors.stream().filter(Future::isDone).forEach((vendor) -> {
			try {
				vendor.get();
			}
			catch (ExecutionException | InterruptedException ex) {
				throw new AssertionError(ex);
			}
		});
		return this.outcomes.values().stream().filter(Outcome.ACKNOWLEDGED::equals).count();
	}

	@Override
	public String toString() {
		return this.outcomes.values()
			.stream()
			.collect(Collectors.groupingBy((outcome) -> outcome, Collectors.counting())) + ", slowest answer "
				+ slowestAnswer().toMillis() + " ms";
	}

}
