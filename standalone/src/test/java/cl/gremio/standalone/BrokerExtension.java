package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.util.FileSystemUtils;

/**
 * A broker without any service, in a new folder. In a static field, it is one for all
 * tests of a class; in any other field, each test has its own.
 */
public final class BrokerExtension
		implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

	private boolean shared;

	private Path folder;

	private EmbeddedBroker broker;

	private Admin admin;

	@Override
	public void beforeAll(ExtensionContext context) throws IOException {
		this.shared = true;
		start();
	}

	@Override
	public void beforeEach(ExtensionContext context) throws IOException {
		if (!this.shared) {
			start();
		}
	}

	@Override
	public void afterEach(ExtensionContext context) throws IOException {
		if (!this.shared) {
			stop();
		}
	}

	@Override
	public void afterAll(ExtensionContext context) throws IOException {
		stop();
	}

	private void start() throws IOException {
		this.folder = Files.createTempDirectory("broker");
		this.broker = EmbeddedBroker.start(this.folder, "127.0.0.1", FreePort.choose());
		this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
	}

	private void stop() throws IOException {
		if (this.admin != null) {
			this.admin.close();
		}
		if (this.broker != null) {
			this.broker.close();
		}
		FileSystemUtils.deleteRecursively(this.folder);
	}

	public String bootstrapServers() {
		return this.broker.bootstrapServers();
	}

	public Admin admin() {
		return this.admin;
	}

	/** Creates topics, and returns when they exist. */
	public void createTopics(int partitions, String... names) throws ExecutionException, InterruptedException {
		List<NewTopic> topics = Arrays.stream(names).map((name) -> new NewTopic(name, partitions, (short) 1)).toList();
		this.admin.createTopics(topics).all().get();
	}

	/** Reads the committed records of a topic, partition by partition. */
	public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
		return new KafkaLog(bootstrapServers()).read(topic);
	}

}
