package cl.gremio.board.status;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import cl.gremio.board.upstream.Instances;
import cl.gremio.board.upstream.Upstream;
import cl.gremio.service.GuildTime;
import cl.gremio.service.WorkerThread;
import cl.gremio.service.probe.InstanceState;
import cl.gremio.service.probe.ServiceProbe;

/**
 * Asks all instances of the services for their state every two seconds. A GET costs the
 * services nothing, and the time of a change is known.
 */
final class ServicePoller implements AutoCloseable {

	private static final Duration PERIOD = Duration.ofSeconds(2);

	private static final Duration STOP_TIMEOUT = Duration.ofMillis(100);

	private final Instances instances;

	private final ServiceProbe probe;

	private final GuildTime time;

	private final WorkerThread polling;

	/** Used by the polling thread only. */
	private final List<ServiceHistory> histories = Arrays.stream(Upstream.values()).map(ServiceHistory::new).toList();

	/** Completed by the first poll, then replaced. Written by the polling thread only. */
	private volatile CompletableFuture<List<ServiceStateView>> states = new CompletableFuture<>();

	ServicePoller(Instances instances, ServiceProbe probe, GuildTime time) {
		this.instances = instances;
		this.probe = probe;
		this.time = time;
		this.polling = new WorkerThread("services", "Asking the services for their state", PERIOD,
				(run) -> replace(poll()));
	}

	void start() {
		this.polling.start();
	}

	/** The last known states; completes once there are any. */
	CompletableFuture<List<ServiceStateView>> states() {
		return this.states;
	}

	private void replace(List<ServiceStateView> polled) {
		CompletableFuture<List<ServiceStateView>> before = this.states;
		this.states = CompletableFuture.completedFuture(polled);
		before.complete(polled);
	}

	/** Asks all at once; the probe's patience bounds the time. */
	private List<ServiceStateView> poll() {
		List<Map<URI, CompletableFuture<InstanceState>>> answers = new ArrayList<>();
		this.histories.forEach((history) -> answers.add(ask(history.service())));
		List<ServiceStateView> views = new ArrayList<>();
		for (int i = 0; i < answers.size(); i++) {
			Map<URI, InstanceState> states = new LinkedHashMap<>();
			answers.get(i).forEach((instance, answer) -> states.put(instance, answer.join()));
			views.add(this.histories.get(i).add(states, this.time.now().getEpochSecond()));
		}
		return List.copyOf(views);
	}

	private Map<URI, CompletableFuture<InstanceState>> ask(Upstream service) {
		Map<URI, CompletableFuture<InstanceState>> asked = new LinkedHashMap<>();
		this.instances.of(service).forEach((instance) -> asked.put(instance, this.probe.ask(instance)));
		return asked;
	}

	@Override
	public void close() {
		this.polling.stop(STOP_TIMEOUT);
	}

}
