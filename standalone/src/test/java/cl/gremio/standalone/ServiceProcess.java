package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.awaitility.Awaitility.await;

/**
 * One instance of a service, alone in a process. A restart keeps the instance's identity.
 */
final class ServiceProcess implements AutoCloseable {

	private static final Duration READY_WITHIN = Duration.ofMinutes(3);

	private final Service service;

	private final String name;

	private final List<String> arguments;

	private final Path output;

	private final int port;

	private GremioProcess process;

	private ServiceProcess(Service service, String name, Path folder, List<String> arguments) throws IOException {
		this.service = service;
		this.name = name;
		this.port = FreePort.choose();
		this.output = Path.of("target", "ServiceProcess-" + name + ".log");
		this.arguments = new ArrayList<>(
				List.of(service.label(), "--server.port=" + this.port, "--gremio.data-dir=" + folder.resolve(name)));
		this.arguments.addAll(arguments);
		this.process = run();
	}

	/**
	 * Starts an instance.
	 * @param instance the name of the instance within its service
	 * @param arguments the configuration, without the port and the data folder
	 */
	static ServiceProcess start(Service service, String instance, Path folder, String... arguments) throws IOException {
		return new ServiceProcess(service, service.label() + "-" + instance, folder, List.of(arguments));
	}

	int port() {
		return this.port;
	}

	Api api() {
		return new Api((any) -> this.port);
	}

	/** Waits until the instance is ready, and returns the time since its start. */
	Duration awaitReady() {
		Api api = api();
		await().atMost(READY_WITHIN).pollInterval(Duration.ofMillis(100)).until(() -> api.isReady(this.service));
		Duration age = this.process.age();
		System.out.printf("%s is ready after %d ms%n", this.name, age.toMillis());
		return age;
	}

	/** Kills the instance after some time. */
	void killAfter(Duration time) throws InterruptedException {
		this.process.leaveFor(time);
		this.process.kill();
	}

	/** Starts the instance again, on the same port and data. */
	void restart() throws IOException {
		this.process = run();
	}

	private GremioProcess run() throws IOException {
		return GremioProcess.start(this.arguments, this.output);
	}

	@Override
	public void close() {
		this.process.close();
	}

}
