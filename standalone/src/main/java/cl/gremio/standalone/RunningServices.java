package cl.gremio.standalone;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The services of this JVM, from their start to their end.
 */
final class RunningServices implements AutoCloseable {

	private static final Duration READINESS_POLL = Duration.ofMillis(50);

	private final Map<Service, ConfigurableApplicationContext> contexts = new EnumMap<>(Service.class);

	/**
	 * Starts all services, as many at a time as there are threads.
	 * @throws StartupException naming the first that failed
	 */
	void start(ServiceRunner runner, int threads) {
		each((service) -> true, threads, (service) -> {
			try {
				ConfigurableApplicationContext context = runner.run(service);
				synchronized (this.contexts) {
					this.contexts.put(service, context);
				}
			}
			catch (RuntimeException ex) {
				throw new StartupException("The " + service.label() + " could not start: " + rootMessage(ex), ex);
			}
		});
	}

	/**
	 * Waits for all services to be ready.
	 * @return those that were not in time
	 */
	Set<Service> awaitReady(Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		Set<Service> waiting = EnumSet.allOf(Service.class);
		while (true) {
			waiting.removeIf(this::isReady);
			if (waiting.isEmpty() || System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
				return waiting;
			}
			LockSupport.parkNanos(READINESS_POLL.toNanos());
		}
	}

	private boolean isReady(Service service) {
		HealthDescriptor readiness = context(service).getBean(HealthEndpoint.class).healthForPath("readiness");
		return readiness != null && Status.UP.equals(readiness.getStatus());
	}

	private ConfigurableApplicationContext context(Service service) {
		synchronized (this.contexts) {
			return this.contexts.get(service);
		}
	}

	/**
	 * Stops the producers, so that nothing more comes in, and then the consumers.
	 */
	@Override
	public void close() {
		close(Service::isProducer);
		close(Predicate.not(Service::isProducer));
	}

	private void close(Predicate<Service> which) {
		each(which, Service.values().length, (service) -> {
			ConfigurableApplicationContext context = context(service);
			if (context != null) {
				context.close();
			}
		});
	}

	private static void each(Predicate<Service> which, int threads, Consumer<Service> action) {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<CompletableFuture<Void>> all = Arrays.stream(Service.values())
				.filter(which)
				.map((service) -> CompletableFuture.runAsync(() -> action.accept(service), executor))
				.toList();
			CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof StartupException startup) {
				throw startup;
			}
			throw ex;
		}
		finally {
			executor.shutdown();
		}
	}

	private static String rootMessage(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root.toString();
	}

}
