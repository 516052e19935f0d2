package cl.gremio.sales.producer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** All producers have the same dependencies, without Kafka Streams and RocksDB. */
class ProducerClassPathTests {

	@ParameterizedTest
	@ValueSource(strings = { "org.apache.kafka.streams.KafkaStreams", "org.rocksdb.RocksDB" })
	void theClassPathHasNo(String name) {
		assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName(name));
	}

}
