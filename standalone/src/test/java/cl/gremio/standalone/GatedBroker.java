package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A broker that its clients reach through a gate only. */
final class GatedBroker implements AutoCloseable {

	private final HeldCommits gate;

	private final EmbeddedBroker broker;

	private final String bootstrapServers;

	private GatedBroker(HeldCommits gate, EmbeddedBroker broker, String bootstrapServers) {
		this.gate = gate;
		this.broker = broker;
		this.bootstrapServers = bootstrapServers;
	}

	/** Starts a broker with settings of its own. */
	static GatedBroker start(Path folder, Map<String, String> settings) throws IOException {
		int port = FreePort.choose();
		int behind = FreePort.choose();
		String bootstrapServers = "127.0.0.1:" + port;
		HeldCommits gate = new HeldCommits(port, behind);
		Map<String, String> all = new HashMap<>(settings);
		all.put("advertised.listeners", "PLAINTEXT://" + bootstrapServers);
		return new GatedBroker(gate, EmbeddedBroker.start(folder, "127.0.0.1", behind, all), bootstrapServers);
	}

	HeldCommits gate() {
		return this.gate;
	}

	String bootstrapServers() {
		return this.bootstrapServers;
	}

	@Override
	public void close() throws IOException {
		this.gate.close();
		this.broker.close();
	}

}
