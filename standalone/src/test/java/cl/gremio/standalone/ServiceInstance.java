package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import cl.gremio.service.storage.DataDirectory;

import org.springframework.context.ConfigurableApplicationContext;

/** One instance of one service, with a folder and a port of its own. */
final class ServiceInstance implements AutoCloseable {

	private final Service service;

	private final Options options;

	private final String bootstrapServers;

	private DataDirectory folder;

	private ConfigurableApplicationContext context;

	private ServiceInstance(Service service, Options options, String bootstrapServers) {
		this.service = service;
		this.options = options;
		this.bootstrapServers = bootstrapServers;
	}

	static ServiceInstance start(Service service, Path folder, String bootstrapServers, Map<String, String> properties)
			throws IOException {
		ServiceInstance instance = new ServiceInstance(service, Options.onFreePorts(folder, properties),
				bootstrapServers);
		instance.start();
		return instance;
	}

	private void start() {
		this.folder = DataDirectory.lock(this.options.data());
		this.context = new ServiceRunner(this.options, this.folder, this.bootstrapServers).run(this.service);
	}

	/** Ends the instance and starts it again, in the same folder and on the same port. */
	void restart() throws IOException {
		close();
		start();
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	boolean is(Service other) {
		return this.service == other;
	}

	int port() {
		return this.options.ports().of(this.service);
	}

	HttpCalls calls() {
		return new HttpCalls(this.options.ports()::of);
	}

	boolean isReady() {
		return calls().get(this.service, "/actuator/health/readiness").statusCode() == 200;
	}

	@Override
	public void close() throws IOException {
		this.context.close();
		this.folder.close();
	}

}
