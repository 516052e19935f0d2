package cl.gremio.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker of one node in this JVM, which is broker and controller. The first
 * start formats its folder, which holds everything: a broker that starts again on the
 * folder has the same topics and records, also after a kill.
 */
public final class EmbeddedBroker implements AutoCloseable {

	private final KafkaRaftServer server;

	private final String bootstrapServers;

	private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
		this.server = server;
		this.bootstrapServers = bootstrapServers;
	}

	/**
	 * Starts a broker and returns when it takes requests.
	 * @param folder the broker's own folder, made where it is missing
	 * @param bind the address to listen on
	 * @param port the port to listen on, 1 to 65535, which must be free
	 * @throws IOException when the folder can't be used
	 */
	public static EmbeddedBroker start(Path folder, String bind, int port) throws IOException {
		return start(folder, bind, port, Map.of());
	}

	/** Starts a broker as {@link #start(Path, String, int)} does, with other settings. */
	static EmbeddedBroker start(Path folder, String bind, int port, Map<String, String> changed) throws IOException {
		BrokerSettings settings = new BrokerSettings(folder, bind, port, Ports.anyFreeBut(port));
		format(folder);
		LogFileNames.restore(folder);
		MetadataLog.require(folder);
		Map<String, String> all = settings.asMap();
		all.putAll(changed);
		RequestHistograms.register();
		KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(all, false), Time.SYSTEM);
		EmbeddedBroker broker = new EmbeddedBroker(server, settings.advertised());
		try {
			server.startup();
			return broker;
		}
		catch (RuntimeException | Error ex) {
			broker.close();
			throw ex;
		}
	}

	/**
	 * The broker's address for clients.
	 * @return {@code host:port}
	 */
	public String bootstrapServers() {
		return this.bootstrapServers;
	}

	/** Stops the broker and returns when its files are closed. */
	@Override
	public void close() {
		this.server.shutdown();
		this.server.awaitShutdown();
	}

	private static void format(Path folder) throws IOException {
		// The formatter writes this file last, so an interrupted format starts again.
		if (Files.exists(folder.resolve("meta.properties"))) {
			return;
		}
		Files.createDirectories(folder);
		Formatter formatter = new Formatter().setNodeId(BrokerSettings.NODE_ID)
			.setClusterId(Uuid.randomUuid().toString())
			.setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
			.setMetadataLogDirectory(folder.toString())
			.addDirectory(folder.toString())
			.setHasDynamicQuorum(false)
			// A single replica needs no election.
			.setFeatureLevel("eligible.leader.replicas.version", (short) 0)
			.setIgnoreFormatted(true)
			.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
		try {
			formatter.run();
		}
		catch (IOException | RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IOException("Can't format " + folder, ex);
		}
	}

}
