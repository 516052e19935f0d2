package cl.gremio.consumer.readmodel;

import java.util.HexFormat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RowBatchTests {

	private final RowBatch batch = new RowBatch();

	/**
	 * A lenient decoder replaces invalid bytes with U+FFFD, so different keys become the
	 * same key.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "ff", "c3", "c181", "eda080", "41ff" })
	void aKeyThatIsNoUtf8IsNoFact(String key) {
		apply(key);
		assertThat(this.batch.rows()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "41", "c3b1", "f09f8cbc" })
	void aKeyIsItsBytes(String key) {
		apply(key);
		assertThat(this.batch.rows()).singleElement()
			.satisfies((row) -> assertThat(HexFormat.of().formatHex(row.key())).endsWith("00" + key));
	}

	private void apply(String key) {
		this.batch.apply(Projection.into("table"),
				new ConsumerRecord<>("facts", 0, 0, HexFormat.of().parseHex(key), new byte[] { '1' }));
	}

}
