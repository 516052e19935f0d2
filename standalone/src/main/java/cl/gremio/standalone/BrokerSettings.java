package cl.gremio.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of the embedded broker: one node is broker and controller, takes little
 * memory and restarts quickly.
 */
record BrokerSettings(Path folder, String bind, int port, int controllerPort) {

	static final int NODE_ID = 1;

	static final String CONTROLLER_LISTENER = "CONTROLLER";

	private static final String CLIENT_LISTENER = "PLAINTEXT";

	private static final String MAX_RECORD_BYTES = "4194304";

	private static final String LOOPBACK = "127.0.0.1";

	/**
	 * The address for clients, as {@code host:port}. A broker on every interface is known
	 * as localhost, as no name of the machine is sure to resolve to it.
	 */
	String advertised() {
		return Addresses.hostAndPort(Addresses.reachable(this.bind), this.port);
	}

	Map<String, String> asMap() {
		Map<String, String> settings = new LinkedHashMap<>();
		node(settings);
		internalTopics(settings);
		keeping(settings);
		latency(settings);
		footprint(settings);
		return settings;
	}

	private void node(Map<String, String> settings) {
		String controller = LOOPBACK + ":" + this.controllerPort;
		settings.put("process.roles", "broker,controller");
		settings.put("node.id", String.valueOf(NODE_ID));
		settings.put("log.dirs", this.folder.toString());
		settings.put("listeners", CLIENT_LISTENER + "://" + Addresses.hostAndPort(this.bind, this.port) + ","
				+ CONTROLLER_LISTENER + "://" + controller);
		settings.put("advertised.listeners", CLIENT_LISTENER + "://" + advertised());
		settings.put("listener.security.protocol.map",
				CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
		settings.put("inter.broker.listener.name", CLIENT_LISTENER);
		settings.put("controller.listener.names", CONTROLLER_LISTENER);
		settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
		settings.put("auto.create.topics.enable", "false");
		settings.put("default.replication.factor", "1");
		settings.put("min.insync.replicas", "1");
	}

	private static void internalTopics(Map<String, String> settings) {
		// The broker opens the log of each partition at each start. The default is fifty
		// partitions for each of these topics.
		settings.put("offsets.topic.num.partitions", "4");
		settings.put("offsets.topic.replication.factor", "1");
		settings.put("transaction.state.log.num.partitions", "4");
		settings.put("transaction.state.log.replication.factor", "1");
		settings.put("transaction.state.log.min.isr", "1");
		settings.put("share.coordinator.state.topic.num.partitions", "1");
		settings.put("share.coordinator.state.topic.replication.factor", "1");
		settings.put("share.coordinator.state.topic.min.isr", "1");
	}

	private static void keeping(Map<String, String> settings) {
		settings.put("log.retention.ms", "-1");
		// A guild may rest for longer than a week. If Kafka forgot the consumers'
		// offsets, they would read the whole log again.
		settings.put("offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE));
		settings.put("message.max.bytes", MAX_RECORD_BYTES);
		settings.put("replica.fetch.max.bytes", MAX_RECORD_BYTES);
	}

	private static void latency(Map<String, String> settings) {
		// A transaction waits this long before it retries while the markers of the one
		// before are being written.
		settings.put("add.partitions.to.txn.retry.backoff.ms", "1");
		settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
		settings.put("group.initial.rebalance.delay.ms", "0");
		// After a kill -9 the broker can register again only when its earlier session
		// has expired.
		settings.put("broker.session.timeout.ms", "3000");
		settings.put("broker.heartbeat.interval.ms", "500");
	}

	private static void footprint(Map<String, String> settings) {
		settings.put("num.network.threads", "2");
		settings.put("num.io.threads", "4");
		settings.put("background.threads", "2");
		settings.put("group.coordinator.threads", "1");
		settings.put("log.cleaner.dedupe.buffer.size", "8388608");
		// A file system without sparse files stores index files at their full size.
		settings.put("log.index.size.max.bytes", "1048576");
		settings.put("metric.reporters", "");
		// A lone controller does not need the heartbeat of the metadata log, which is
		// two writes a second.
		settings.put("metadata.max.idle.interval.ms", "0");
	}

}
