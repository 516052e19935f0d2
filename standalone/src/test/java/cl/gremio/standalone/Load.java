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

import cl.gremio.standalone.Posting.Outcome;

/**
 * Vendors who post, each one event after the other, and keep account of what became of
 * it. What has a key is posted until it is acknowledged; all else once.
 */
final class Load {

	private static final int VENDORS = 4;

	private final Map<Posting, Outcome> outcomes = new ConcurrentHashMap<>();

	private final Queue<Duration> answeredAfter = new ConcurrentLinkedQueue<>();

	private final Map<Service, Queue<Long>> acknowledgedAt = new ConcurrentHashMap<>();

	private final CountDownLatch stopped = new CountDownLatch(1);

	private final ExecutorService executor = Executors.newFixedThreadPool(VENDORS);

	private final List<Future<?>> vendors = new ArrayList<>();

	private final Api api;

	/**
	 * Starts the load.
	 * @param services the producers that are posted to
	 * @param hora when all sales are made
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
			// Told before it leaves, so that nothing is found later that nobody knows of.
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
		if (outcome == Outcome.ACKNOWLEDGED) {
			this.acknowledgedAt.computeIfAbsent(posting.service(), (any) -> new ConcurrentLinkedQueue<>()).add(end);
		}
		return outcome;
	}

	/** Lets what is under way be answered, and ends. */
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

	/** The longest time in which a service acknowledged nothing, whoever asked it to. */
	Duration longestSilence() {
		return this.acknowledgedAt.values().stream().map(Load::longestGap).max(Duration::compareTo).orElseThrow();
	}

	private static Duration longestGap(Queue<Long> acknowledgements) {
		long longest = 0;
		long last = acknowledgements.peek();
		for (long time : acknowledgements) {
			longest = Math.max(longest, time - last);
			last = time;
		}
		return Duration.ofNanos(longest);
	}

	/** The longest that a client waited for any answer. */
	Duration slowestAnswer() {
		return this.answeredAfter.stream().max(Duration::compareTo).orElse(Duration.ZERO);
	}

	/** How many were acknowledged so far. */
	long acknowledged() {
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
