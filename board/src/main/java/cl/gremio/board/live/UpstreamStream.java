package cl.gremio.board.live;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * The stream of one list from its service, opened anew when it ends. Passes on what
 * changes after the service has sent the list as it is. Used by the event loop only.
 */
final class UpstreamStream {

	/** A service sends a {@code pulso} every 5 s. */
	private static final Duration SILENCE = Duration.ofSeconds(15);

	/** A stream that ends sooner is a failure. */
	private static final Duration SHORTEST_LIFE = Duration.ofSeconds(1);

	/** The pauses before the next attempts, from 250 ms to 2 s. */
	private static final ExponentialBackOff PAUSES = new ExponentialBackOff(250, 2);

	static {
		PAUSES.setMaxInterval(2000);
	}

	private final UpstreamList list;

	private final ServiceStreams service;

	private final EventSource source;

	private final EventLoop loop;

	private final Consumer<LiveEvent> readers;

	/** The open stream; {@code null} while there is none. */
	private @Nullable Subscription subscription;

	private boolean started;

	/** Since when the list's changes are passed on; {@code null} while they are not. */
	private @Nullable Duration liveSince;

	private @Nullable Double lag;

	private BackOffExecution pauses = PAUSES.start();

	private CompletableFuture<@Nullable Void> settled = new CompletableFuture<>();

	UpstreamStream(UpstreamList list, ServiceStreams service, EventSource source, EventLoop loop,
			Consumer<LiveEvent> readers) {
		this.list = list;
		this.service = service;
		this.source = source;
		this.loop = loop;
		this.readers = readers;
	}

	String path() {
		return this.list.path();
	}

	/** Whether the list's changes are passed on. */
	boolean isLive() {
		return this.liveSince != null;
	}

	/** How many seconds the list is behind the log; {@code null} if that is not known. */
	@Nullable Double lag() {
		return isLive() ? this.lag : null;
	}

	/**
	 * Starts to listen.
	 * @return completes once the list is live, or the first attempt has failed
	 */
	CompletableFuture<@Nullable Void> start() {
		if (!this.started) {
			this.started = true;
			this.settled = new CompletableFuture<>();
			open();
		}
		return this.settled;
	}

	void stop() {
		this.started = false;
		close();
	}

	/** Leaves the stream for one at the service's present instance. */
	void reconnect() {
		if (this.subscription != null) {
			close();
			open();
		}
	}

	private void open() {
		URI instance = this.service.instance();
		Subscription next = new Subscription(instance);
		this.subscription = next;
		next.connection = this.source.open(instance.resolve(this.list.path()), next);
	}

	private void close() {
		Subscription last = this.subscription;
		this.subscription = null;
		this.liveSince = null;
		this.lag = null;
		if (last != null && last.connection != null) {
			last.connection.close();
		}
	}

	/** Closes a stream that is silent for too long. */
	void watch(Duration now) {
		Subscription open = this.subscription;
		if (open != null && now.minus(open.heardAt).compareTo(SILENCE) >= 0) {
			fail(open, new IllegalStateException("sends nothing"));
		}
	}

	/** The changes from now on are passed on; those before are lost to the readers. */
	private void begin() {
		this.liveSince = this.loop.now();
		this.service.heard();
		this.readers.accept(LiveEvents.reset(this.list));
		this.settled.complete(null);
	}

	/** A stream may end after a while, as today's does at midnight. */
	private void end(Subscription from, @Nullable Throwable failure) {
		Duration since = this.liveSince;
		if (since != null && this.loop.now().minus(since).compareTo(SHORTEST_LIFE) >= 0) {
			this.pauses = PAUSES.start();
			reconnect();
		}
		else {
			fail(from, (failure != null) ? failure : new IllegalStateException("ends at once"));
		}
	}

	private void fail(Subscription from, Throwable cause) {
		close();
		this.service.failed(from.instance, cause, this.loop.now());
		this.settled.complete(null);
		this.loop.schedule(Duration.ofMillis(this.pauses.nextBackOff()), () -> {
			if (this.started && this.subscription == null) {
				open();
			}
		});
	}

	/** Hands what the stream tells to the event loop. */
	private final class Subscription implements EventSource.Listener {

		private final URI instance;

		/** Used by the event loop only. */
		private EventSource.@Nullable Connection connection;

		/** Written by the source's thread only. */
		private volatile Duration heardAt;

		/** Whether the list has been sent as it is. Used by the source's thread only. */
		private boolean isComplete;

		private Subscription(URI instance) {
			this.instance = instance;
			this.heardAt = UpstreamStream.this.loop.now();
		}

		@Override
		public void onEvent(ServerSentEvent event) {
			this.heardAt = UpstreamStream.this.loop.now();
			switch (event.name()) {
				case "listo" -> {
					this.isComplete = true;
					whileOpen(UpstreamStream.this::begin);
				}
				case "pulso" -> {
					Double lag = LiveEvents.lagOf(event);
					whileOpen(() -> UpstreamStream.this.lag = lag);
				}
				default -> {
					if (this.isComplete) {
						LiveEvent change = LiveEvents.change(UpstreamStream.this.list, event);
						whileOpen(() -> UpstreamStream.this.readers.accept(change));
					}
				}
			}
		}

		@Override
		public void onEnd(@Nullable Throwable failure) {
			whileOpen(() -> end(this, failure));
		}

		/** Runs a step unless another stream has taken the place of this one. */
		private void whileOpen(Runnable step) {
			UpstreamStream.this.loop.execute(() -> {
				if (UpstreamStream.this.subscription == this) {
					step.run();
				}
			});
		}

	}

}
