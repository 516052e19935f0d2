package cl.gremio.standalone;

import java.net.BindException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import cl.gremio.model.wire.OneLine;
import cl.gremio.service.StartFailures;
import cl.gremio.service.logging.FailureText;
import org.apache.kafka.common.utils.ThreadUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Starts and stops the services of this JVM. */
final class RunningServices implements AutoCloseable {

	private static final Duration READINESS_POLL = Duration.ofMillis(50);

	private static final Duration TOLD_EVERY = Duration.ofSeconds(10);

	/**
	 * Of these five seconds, requests have two to end before the other parts of a service
	 * stop.
	 */
	private static final Duration STOPPED_WITHIN = Duration.ofSeconds(5);

	private static final Logger logger = LoggerFactory.getLogger(RunningServices.class);

	/** Guarded by itself: the services start in several threads. */
	private final Map<Service, ConfigurableApplicationContext> contexts = new EnumMap<>(Service.class);

	/** Set by the thread that starts the board. */
	private volatile boolean withoutBoard;

	/**
	 * Starts all services, as many at a time as there are threads.
	 * @throws StartupException naming the first that failed
	 */
	void start(ServiceRunner runner, int threads) {
		try {
			each((service) -> true, threads, (service) -> start(runner, service)).join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof StartupException startup) {
				throw startup;
			}
			throw ex;
		}
	}

	/** Starts one service. The board is left out if its port is taken. */
	void start(ServiceRunner runner, Service service) {
		try {
			ConfigurableApplicationContext context = runner.run(service);
			synchronized (this.contexts) {
				this.contexts.put(service, context);
			}
		}
		catch (RuntimeException ex) {
			if (service == Service.BOARD && NestedExceptionUtils.getMostSpecificCause(ex) instanceof BindException) {
				this.withoutBoard = true;
				logger.warn("The board does not start: its port {} is taken. Choose another with --board-port",
						runner.options().ports().of(service));
				return;
			}
			throw new StartupException("The " + service.label() + " could not start: " + StartFailures.explain(ex)
				.orElseGet(() -> NestedExceptionUtils.getMostSpecificCause(ex).toString()), ex);
		}
	}

	/**
	 * Waits for all services to be ready.
	 * @return those that were not in time
	 */
	Set<Service> awaitReady(Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		long told = System.nanoTime() - TOLD_EVERY.toNanos();
		Set<Service> waiting = started();
		while (true) {
			waiting.removeIf(this::isReady);
			if (!waiting.isEmpty() && System.nanoTime() - told >= TOLD_EVERY.toNanos()) {
				logger.info("Waiting for {} to be ready", OneLine.of(labels(waiting)));
				told = System.nanoTime();
			}
			if (waiting.isEmpty() || System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
				return waiting;
			}
			LockSupport.parkNanos(READINESS_POLL.toNanos());
		}
	}

	/** The services that run: all, or all but the board. */
	Set<Service> started() {
		return this.withoutBoard ? EnumSet.complementOf(EnumSet.of(Service.BOARD)) : EnumSet.allOf(Service.class);
	}

	private boolean isReady(Service service) {
		ConfigurableApplicationContext context = context(service);
		if (context == null) {
			return false;
		}
		HealthDescriptor readiness = context.getBean(HealthEndpoint.class).healthForPath("readiness");
		return readiness != null && Status.UP.equals(readiness.getStatus());
	}

	private @Nullable ConfigurableApplicationContext context(Service service) {
		synchronized (this.contexts) {
			return this.contexts.get(service);
		}
	}

	/**
	 * Stops the board and the producers, so that no new events arrive, and then the
	 * consumers.
	 */
	@Override
	public void close() {
		close(Predicate.not(Service::isConsumer));
		close(Service::isConsumer);
	}

	private void close(Predicate<Service> which) {
		Set<Service> open = Collections.synchronizedSet(EnumSet.noneOf(Service.class));
		CompletableFuture<Void> closed = each(which, Service.values().length, (service) -> {
			ConfigurableApplicationContext context = context(service);
			if (context != null) {
				open.add(service);
				context.close();
				open.remove(service);
			}
		});
		try {
			closed.get(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			// No event is lost: after the next start the service reads on from its last
			// commit.
			logger.warn("Not waiting longer for the end of {}", OneLine.of(labels(open)));
		}
		catch (ExecutionException ex) {
			logger.warn("Could not stop {} in order: {}", OneLine.of(labels(open)),
					FailureText.of(NestedExceptionUtils.getMostSpecificCause(ex)));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static String labels(Set<Service> services) {
		synchronized (services) {
			return services.stream().map(Service::label).collect(Collectors.joining(", "));
		}
	}

	private static CompletableFuture<Void> each(Predicate<Service> which, int threads, Consumer<Service> action) {
		ExecutorService executor = Executors.newFixedThreadPool(threads,
				ThreadUtils.createThreadFactory("services", true));
		CompletableFuture<?>[] all = Arrays.stream(Service.values())
			.filter(which)
			.map((service) -> CompletableFuture.runAsync(() -> action.accept(service), executor))
			.toArray(CompletableFuture<?>[]::new);
		executor.shutdown();
		return CompletableFuture.allOf(all);
	}

}
