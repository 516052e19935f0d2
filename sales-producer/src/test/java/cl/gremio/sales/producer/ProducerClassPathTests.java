package cl.gremio.sales.producer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Producers have the same dependencies, and ship neither Kafka Streams nor RocksDB. */
class ProducerClassPathTests {

	@ParameterizedTest
	@ValueSource(strings = { "org.apache.kafka.streams.KafkaStreams", "org.rocksdb.RocksDB" })
	void theClassPathHasNo(String name) {
		assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName(name));
	}

}
