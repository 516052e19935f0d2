package cl.gremio.board.live;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.board.upstream.Instances;
import org.jspecify.annotations.Nullable;

/**
 * Brings the changes of all lists to all readers. Listens to the services from the first
 * reader until some time after the last. A list that is live again after a break resets
 * all readers, because they have missed what changed in between.
 */
final class LiveHub implements AutoCloseable {

	/** Changes of this time travel together. */
	private static final Duration BATCH_TIME = Duration.ofMillis(100);

	private static final Duration PERIOD = Duration.ofSeconds(1);

	private static final int PERIODS_OF_PULSE = 5;

	/** How long a reader waits for lists that are slow to start. */
	private static final Duration START_PATIENCE = Duration.ofSeconds(2);

	private final List<ServiceStreams> services;

	private final Journals journals;

	private final EventLoop loop;

	private final Duration linger;

	private final LongSupplier epochSeconds;

	/** Changed by any thread. */
	private final Set<LiveReader> readers = ConcurrentHashMap.newKeySet();

	/** Used by the event loop only. */
	private boolean started;

	/** The periods since the start. Used by the event loop only. */
	private int periods;

	/** Since when there is no reader. Used by the event loop only. */
	private @Nullable Duration idleSince;

	/** Whether the lists have started. Written by the event loop only. */
	private volatile boolean prepared;

	/** The last one. Written by the event loop only. */
	private volatile byte[] pulse;

	/** Whether the batch will be completed. Used by the event loop only. */
	private boolean isDue;

	/**
	 * Creates a hub that listens to nobody yet.
	 * @param lists whose changes are passed on
	 * @param instances gives the instances of the services, and is told which are in use
	 * @param linger how long to listen on after the last reader
	 * @param epochSeconds the present time
	 */
	LiveHub(List<UpstreamList> lists, Instances instances, EventSource source, Journals journals, EventLoop loop,
			Duration linger, LongSupplier epochSeconds) {
		this.services = lists.stream()
			.collect(Collectors.groupingBy(UpstreamList::service, LinkedHashMap::new, Collectors.toList()))
			.entrySet()
			.stream()
			.map((each) -> new ServiceStreams(each.getKey(), instances, each.getValue(), source, loop, this::publish))
			.toList();
		this.journals = journals;
		this.loop = loop;
		this.linger = linger;
		this.epochSeconds = epochSeconds;
		this.pulse = pulse();
	}

	/** Whether a reader may join without {@link #prepare}. */
	boolean isPrepared() {
		return this.prepared;
	}

	/**
	 * Starts to listen, so that a new reader need not read the lists twice.
	 * @return completes when every list is live or known to be away, or the hub's
	 * patience is over
	 */
	CompletableFuture<@Nullable Void> prepare() {
		CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
		this.loop.execute(() -> {
			start().thenRun(() -> finish(ready));
			this.loop.schedule(START_PATIENCE, () -> finish(ready));
		});
		return ready;
	}

	private void finish(CompletableFuture<@Nullable Void> ready) {
		if (!ready.isDone()) {
			this.prepared = this.started;
			this.pulse = pulse();
			// The resets of this start are not meant for the readers that it was for
			deliver();
			ready.complete(null);
		}
	}

	/**
	 * Adds a reader. Nothing that changes from now on is missed by it.
	 * @param audience what the reader may be told
	 * @param more called when there is more to read
	 */
	LiveReader join(Audience audience, Runnable more) {
		LiveReader reader = new LiveReader(this.pulse, this.journals.end(audience), more, this.readers::remove);
		this.readers.add(reader);
		this.loop.execute(this::start);
		return reader;
	}

	/** Passes an event to all readers. Called by the event loop only. */
	void publish(LiveEvent event) {
		this.journals.append(event);
		if (!this.isDue) {
			this.isDue = true;
			this.loop.schedule(BATCH_TIME, this::deliver);
		}
	}

	private void deliver() {
		this.isDue = false;
		this.journals.complete();
		this.readers.forEach(LiveReader::wake);
	}

	private CompletableFuture<?> start() {
		if (!this.started) {
			this.started = true;
			this.idleSince = null;
			this.loop.schedule(PERIOD, this::tick);
		}
		return CompletableFuture.allOf(lists().map(UpstreamStream::start).toArray(CompletableFuture<?>[]::new));
	}

	/** Closes all upstream streams, and waits for that. */
	@Override
	public void close() {
		CompletableFuture<@Nullable Void> stopped = new CompletableFuture<>();
		this.loop.execute(() -> {
			stop();
			stopped.complete(null);
		});
		stopped.completeOnTimeout(null, PERIOD.toMillis(), TimeUnit.MILLISECONDS).join();
	}

	private void stop() {
		this.started = false;
		this.prepared = false;
		this.services.forEach(ServiceStreams::stop);
	}

	private void tick() {
		Duration now = this.loop.now();
		if (!this.readers.isEmpty()) {
			this.idleSince = null;
		}
		else if (this.idleSince == null) {
			this.idleSince = now;
		}
		else if (now.minus(this.idleSince).compareTo(this.linger) >= 0) {
			stop();
		}
		if (this.started) {
			this.services.forEach((service) -> service.watch(now));
			if (++this.periods % PERIODS_OF_PULSE == 0) {
				this.pulse = pulse();
				publish(LiveEvent.forAll(this.pulse));
			}
			this.loop.schedule(PERIOD, this::tick);
		}
	}

	private byte[] pulse() {
		Double lag = lists().map(UpstreamStream::lag).filter(Objects::nonNull).max(Double::compare).orElse(null);
		return LiveEvents.pulse(this.epochSeconds.getAsLong(), lag,
				lists().filter((list) -> !list.isLive()).map(UpstreamStream::path).toList());
	}

	private Stream<UpstreamStream> lists() {
		return this.services.stream().flatMap(ServiceStreams::lists);
	}

}
