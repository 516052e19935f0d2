package cl.gremio.benchmarks.load;

import java.time.Duration;

import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.config.PhaseBuilder;
import io.hyperfoil.api.session.PhaseInstance;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.steps.HttpStepCatalog;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Sends requests of one kind to one service, by one thread of this process. Every answer
 * must be a success.
 *
 * @param url the address of the service, without a path
 * @param bodies the posted bodies; {@code null} for GET requests
 */
public record HttpLoad(String url, String path, String contentType, @Nullable Bodies bodies) {

	static {
		// Hyperfoil's watchdogs report a busy machine, and a benchmark keeps the machine
		// busy.
		LoggingSystem.get(HttpLoad.class.getClassLoader()).setLogLevel("io.hyperfoil", LogLevel.OFF);
	}

	private static final String JSON = "application/json";

	private static final int SESSIONS_FOR_EACH_CONNECTION = 4;

	public static HttpLoad post(String url, String path, Bodies bodies) {
		return new HttpLoad(url, path, JSON, bodies);
	}

	/** Sends GET requests. */
	public static HttpLoad get(String url, String path) {
		return new HttpLoad(url, path, JSON, null);
	}

	/** Sends requests on each connection. An answer triggers the next request. */
	public Measured run(int connections, Duration time) {
		BenchmarkBuilder benchmark = benchmark(connections);
		return run(benchmark, benchmark.addPhase("run").always(connections), time);
	}

	/** Sends a fixed number of requests a second, even if answers are missing. */
	public Measured run(int connections, int rate, Duration time) {
		BenchmarkBuilder benchmark = benchmark(connections);
		return run(benchmark,
				benchmark.addPhase("run").constantRate(rate).maxSessions(connections * SESSIONS_FOR_EACH_CONNECTION),
				time);
	}

	private BenchmarkBuilder benchmark(int connections) {
		return BenchmarkBuilder.builder()
			.name("gremio")
			.threads(1)
			.addPlugin(HttpPluginBuilder::new)
			.http()
			.host(this.url)
			.allowHttp2(false)
			.sharedConnections(connections)
			.requestTimeout(60_000)
			.endHttp()
			.ergonomics()
			.repeatCookies(false)
			.userAgentFromSession(false)
			.autoRangeCheck(true)
			.stopOnInvalid(false)
			.endErgonomics()
			.endPlugin();
	}

	private Measured run(BenchmarkBuilder benchmark, PhaseBuilder<?> phase, Duration time) {
		phase.duration(time.toMillis()).maxDuration(time.plusSeconds(60).toMillis());
		var request = phase.scenario()
			.initialSequence("request")
			.step(HttpStepCatalog.SC)
			.httpRequest((this.bodies != null) ? HttpMethod.POST : HttpMethod.GET)
			.path(this.path);
		if (this.bodies != null) {
			request.headers().header("content-type", this.contentType).endHeaders().body(this.bodies);
		}
		Collected collected = new Collected();
		LocalSimulationRunner runner = new LocalSimulationRunner(benchmark.build(), collected, null, null);
		runner.run();
		requireFinished(runner.instances().get("run"));
		return collected.measured(time);
	}

	private static void requireFinished(PhaseInstance phase) {
		Throwable error = phase.getError();
		if (error != null) {
			throw new IllegalStateException("The load failed", error);
		}
	}

}
