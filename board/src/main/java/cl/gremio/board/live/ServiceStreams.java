package cl.gremio.board.live;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import cl.gremio.board.upstream.Instances;
import cl.gremio.board.upstream.Upstream;
import cl.gremio.model.wire.OneLine;
import cl.gremio.service.logging.FailureText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams of one service's lists, all from one instance. Another instance is tried
 * when this one gives no stream. Used by the event loop only.
 */
final class ServiceStreams {

	private static final Logger log = LoggerFactory.getLogger(ServiceStreams.class);

	/** A restart of the service is shorter. */
	private static final Duration OUTAGE = Duration.ofSeconds(10);

	private final Upstream service;

	private final Instances door;

	private final List<URI> instances;

	private final List<UpstreamStream> lists;

	/** The instance that is asked, as an index. */
	private int current;

	private @Nullable Throwable failure;

	private @Nullable Duration failedAt;

	private boolean isReported;

	/**
	 * Creates the streams of a service, which are yet to be started.
	 * @param door reads the lists of its clients from the instance of the streams
	 */
	ServiceStreams(Upstream service, Instances door, List<UpstreamList> lists, EventSource source, EventLoop loop,
			Consumer<LiveEvent> readers) {
		this.service = service;
		this.door = door;
		this.instances = door.of(service);
		this.lists = lists.stream().map((list) -> new UpstreamStream(list, this, source, loop, readers)).toList();
	}

	Stream<UpstreamStream> lists() {
		return this.lists.stream();
	}

	/** The instance to open a stream at. */
	URI instance() {
		return this.instances.get(this.current);
	}

	/** A list is passed on from now. Comes before the readers are told. */
	void heard() {
		this.door.prefer(this.service, instance());
		if (this.lists.stream().allMatch(UpstreamStream::isLive)) {
			if (this.isReported) {
				log.info("The lists of {} are heard again", OneLine.of(this.service.label()));
			}
			forgetFailure();
		}
	}

	/** An instance gave no stream: all lists go to the next one. */
	void failed(URI instance, Throwable cause, Duration now) {
		this.failure = cause;
		this.failedAt = (this.failedAt != null) ? this.failedAt : now;
		if (this.instances.size() > 1 && instance.equals(instance())) {
			this.current = (this.current + 1) % this.instances.size();
			this.lists.forEach(UpstreamStream::reconnect);
		}
	}

	/** Warns once of an outage that lasts. */
	void watch(Duration now) {
		this.lists.forEach((list) -> list.watch(now));
		Throwable cause = this.failure;
		if (cause != null && this.failedAt != null && !this.isReported
				&& now.minus(this.failedAt).compareTo(OUTAGE) >= 0) {
			this.isReported = true;
			log.warn("The lists of {} are not heard and are asked for until they are: {}",
					OneLine.of(this.service.label()), FailureText.of(cause));
		}
	}

	void stop() {
		this.lists.forEach(UpstreamStream::stop);
		forgetFailure();
	}

	private void forgetFailure() {
		this.failure = null;
		this.failedAt = null;
		this.isReported = false;
	}

}
