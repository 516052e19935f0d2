package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

import cl.gremio.model.wire.OneLine;
import cl.gremio.service.ExposureNotice;
import cl.gremio.service.storage.DataDirectory;
import cl.gremio.service.storage.DataDirectoryException;
import cl.gremio.service.storage.HomeDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole platform in this JVM: a Kafka broker with its data on disk, and the services
 * on it.
 */
public final class Standalone implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Standalone.class);

	private static final Duration READY_WITHIN = Duration.ofSeconds(60);

	private static final int STARTED_AT_A_TIME = Math.min(4, Runtime.getRuntime().availableProcessors());

	private final Options options;

	private final Resources running = new Resources();

	/**
	 * Written and read only by the thread that starts the platform, as are late and
	 * started.
	 */
	private String bootstrapServers = "";

	private Set<Service> late = Set.of();

	private Set<Service> started = Set.of();

	private Standalone(Options options) {
		this.options = options;
	}

	/**
	 * Starts everything and returns when all services are ready, or after a minute.
	 * @return the running platform
	 * @throws StartupException when a port is taken, the folder is held by another, or a
	 * part can't start; nothing is left running then
	 */
	public static Standalone start(Options options) {
		Standalone standalone = new Standalone(options);
		try {
			standalone.start();
			return standalone;
		}
		catch (RuntimeException | Error ex) {
			standalone.close();
			throw ex;
		}
	}

	static Standalone of(Options options) {
		return new Standalone(options);
	}

	/**
	 * Starts everything as {@link #start(Options)} does. After a failure the caller must
	 * close this platform.
	 */
	void start() {
		ConsoleLogging.install(this.options.properties());
		DataDirectory folder = this.running.add(take(this.options.data()));
		this.options.ports().requireFree(this.options.bind());
		if (!DoorKeys.areNeeded(this.options)) {
			ExposureNotice.tell(this.options.bind());
		}
		Options prepared = DoorKeys.prepare(this.options);
		logger.info("Starting Kafka on {}",
				OneLine.of(Addresses.hostAndPort(this.options.bind(), this.options.ports().broker())));
		this.bootstrapServers = this.running.add(startBroker(folder)).bootstrapServers();
		logger.info("Starting the {} services", Service.values().length);
		RunningServices services = this.running.add(new RunningServices());
		services.start(new ServiceRunner(prepared, folder, this.bootstrapServers), STARTED_AT_A_TIME);
		this.started = services.started();
		this.late = services.awaitReady(READY_WITHIN);
	}

	private static DataDirectory take(Path folder) {
		try {
			HomeDirectory.at(folder)
				.ifPresent((home) -> home.makeWay(Stream.of(Service.values()).map(Service::label).toList()));
			return DataDirectory.lock(folder);
		}
		catch (DataDirectoryException ex) {
			throw new StartupException(ex.getMessage() + ". Another can be chosen with --data", ex);
		}
	}

	private EmbeddedBroker startBroker(DataDirectory folder) {
		Path brokers = brokersFolder(folder);
		DiskSpace.require(brokers);
		try {
			return EmbeddedBroker.start(brokers, this.options.bind(), this.options.ports().broker());
		}
		catch (IOException | RuntimeException ex) {
			throw new StartupException("The Kafka broker could not start: " + BrokerEnd.explain(ex, brokers), ex);
		}
	}

	private static Path brokersFolder(DataDirectory folder) {
		try {
			return folder.subdirectory("broker");
		}
		catch (DataDirectoryException ex) {
			throw new StartupException(ex.getMessage() + ". Another can be chosen with --data", ex);
		}
	}

	public int port(Service service) {
		return this.options.ports().of(service);
	}

	/**
	 * The broker's address for Kafka clients.
	 * @return {@code host:port}
	 */
	public String bootstrapServers() {
		return this.bootstrapServers;
	}

	/**
	 * Returns the services that were not ready in time. They may still become ready.
	 * @return the late ones, mostly none
	 */
	public Set<Service> late() {
		return this.late;
	}

	/** The services that run: the board does not where its port was taken. */
	Set<Service> started() {
		return this.started;
	}

	/**
	 * Stops everything, the broker last, and returns when another process can use the
	 * data folder.
	 */
	@Override
	public void close() {
		this.running.close();
	}

}
