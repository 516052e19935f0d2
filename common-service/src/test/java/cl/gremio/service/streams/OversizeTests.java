package cl.gremio.service.streams;

import cl.gremio.model.CloudEvents;
import cl.gremio.model.InvalidEventException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class OversizeTests {

	@Test
	void whatFitsOnATopicIsKeptAsItCame() {
		Record<byte[], byte[]> record = record(new byte[Oversize.MAX_BYTES - 10], "0123456789".length() - 1);
		assertThatNoException().isThrownBy(() -> Oversize.refuse(record));
		assertThat(Oversize.cut(record)).isSameAs(record);
	}

	@Test
	void ofMoreTheBeginningIsKept() {
		Record<byte[], byte[]> record = record(new byte[8_000_000], 2_000_000);
		assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> Oversize.refuse(record));
		Record<byte[], byte[]> kept = Oversize.cut(record);
		assertThat(kept.value()).hasSize(65_536);
		assertThat(kept.headers()).isEmpty();
		assertThat(kept.key()).isNull();
	}

	private static Record<byte[], byte[]> record(byte[] value, int headerBytes) {
		RecordHeaders headers = new RecordHeaders();
		headers.add(CloudEvents.header("h", "x".repeat(headerBytes)));
		return new Record<>(null, value, 0, headers);
	}

}
