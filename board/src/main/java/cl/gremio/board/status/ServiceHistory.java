package cl.gremio.board.status;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

import cl.gremio.board.upstream.Upstream;
import cl.gremio.service.probe.InstanceState;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a service, folded over its instances. A service is ready if one of
 * them is, because the door finds it. Not thread-safe.
 */
final class ServiceHistory {

	private final Upstream service;

	/** As last known: each instance counts those of all. */
	private @Nullable Long deadLetters;

	private @Nullable Boolean isReady;

	private long since;

	ServiceHistory(Upstream service) {
		this.service = service;
	}

	Upstream service() {
		return this.service;
	}

	/**
	 * Adds what the instances say now.
	 * @param now in epoch seconds
	 */
	ServiceStateView add(Map<URI, InstanceState> instances, long now) {
		boolean ready = instances.values().stream().anyMatch(InstanceState::isReady);
		if (!Objects.equals(ready, this.isReady)) {
			this.isReady = ready;
			this.since = now;
		}
		instances.values()
			.stream()
			.map(InstanceState::deadLetters)
			.filter(Objects::nonNull)
			.max(Long::compare)
			.ifPresent((count) -> this.deadLetters = count);
		Double lag = instances.values()
			.stream()
			.map(InstanceState::lag)
			.filter(Objects::nonNull)
			.max(Double::compare)
			.orElse(null);
		return new ServiceStateView(this.service.label(), ready, lag, this.deadLetters, this.since);
	}

}
