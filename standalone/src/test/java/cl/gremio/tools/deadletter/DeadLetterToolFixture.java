package cl.gremio.tools.deadletter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cl.gremio.model.event.CloudEvents;
import cl.gremio.standalone.EmbeddedBroker;
import cl.gremio.standalone.Options;
import cl.gremio.tools.CommandLines;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A broker with dead letters, and the tool that works on them. */
final class DeadLetterToolFixture implements AutoCloseable {

	private final EmbeddedBroker server;

	private final KafkaClients broker;

	private final Admin admin;

	private final Producer<byte[], byte[]> producer;

	DeadLetterToolFixture(Path folder) throws IOException {
		this.server = EmbeddedBroker.start(folder, "127.0.0.1", Options.onFreePorts(folder, Map.of()).ports().broker());
		Map<String, Object> settings = Map.of("bootstrap.servers", this.server.bootstrapServers());
		this.broker = new KafkaClients(ClientSettings.of(this.server.bootstrapServers(), null));
		this.admin = Admin.create(settings);
		this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
	}

	KafkaClients broker() {
		return this.broker;
	}

	/** Creates a topic and its dead-letter topic. */
	void topic(String name, Map<String, String> configs) throws Exception {
		this.admin
			.createTopics(List.of(new NewTopic(name, 2, (short) 1).configs(configs),
					new NewTopic(name + "-dlt", 2, (short) 1)))
			.all()
			.get();
	}

	/** Writes a dead letter for a record of the original topic's partition 1. */
	void deadLetter(String topic, long originalOffset, long timestamp, String value, Header... headers)
			throws Exception {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic + "-dlt", 1, timestamp,
				"AB12".getBytes(UTF_8), value.getBytes(UTF_8), List.of(headers));
		record.headers()
			.add(CloudEvents.header("kafka_dlt-original-topic", topic))
			.add("kafka_dlt-original-partition", ByteBuffer.allocate(Integer.BYTES).putInt(1).array())
			.add("kafka_dlt-original-offset", ByteBuffer.allocate(Long.BYTES).putLong(originalOffset).array())
			.add("kafka_dlt-original-timestamp", ByteBuffer.allocate(Long.BYTES).putLong(timestamp).array())
			.add(CloudEvents.header("kafka_dlt-exception-message", "client: must not be blank"));
		this.producer.send(record).get();
	}

	/** The committed records of a topic. */
	List<ConsumerRecord<byte[], byte[]>> records(String topic) {
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		try (LogReader reader = this.broker.reader()) {
			reader.read(topic, this.broker.partitions(topic), records::add);
		}
		return records;
	}

	/** Runs the tool on the broker. */
	Run run(String line) {
		return Run.of(line + " --bootstrap-servers " + this.server.bootstrapServers());
	}

	@Override
	public void close() {
		this.producer.close();
		this.admin.close();
		this.broker.close();
		this.server.close();
	}

	/** The result of a run. */
	record Run(int code, String out, String err) {

		static Run of(String line) {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			ByteArrayOutputStream err = new ByteArrayOutputStream();
			int code = CommandLines.configure(new CommandLine(new DeadLetterTool()))
				.setOut(new PrintWriter(out, true, UTF_8))
				.setErr(new PrintWriter(err, true, UTF_8))
				.execute(line.split(" "));
			return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
		}

	}

}
