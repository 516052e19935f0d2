package cl.gremio.benchmarks.replay;

import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

import cl.gremio.service.RootLocale;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.Stores;

/**
 * Counts the records of each key, exactly once, and does not read the values. Kafka
 * Streams can do no less with a topic.
 */
final class BareCount {

	static final String APPLICATION = "bare-count";

	private BareCount() {
	}

	public static void main(String[] args) throws InterruptedException {
		RootLocale.use();
		Properties config = new Properties();
		config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, args[0]);
		config.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
		config.put(StreamsConfig.STATE_DIR_CONFIG, Path.of(args[2]).toString());
		config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
		config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
		config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 500);
		config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		StreamsBuilder builder = new StreamsBuilder();
		builder.stream(args[1], Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
			.groupByKey()
			.count(Materialized.<byte[], Long>as(Stores.inMemoryKeyValueStore("counts"))
				.withKeySerde(Serdes.ByteArray())
				.withValueSerde(Serdes.Long()));
		try (KafkaStreams streams = new KafkaStreams(builder.build(), config)) {
			streams.start();
			new CountDownLatch(1).await();
		}
	}

}
