package cl.gremio.consumer.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import cl.gremio.kafka.RecordLimits;
import cl.gremio.model.wire.InvalidEventException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class EventSizeLimitTests {

	private static final Headers NONE = new RecordHeaders();

	@Test
	void anEventMayTakeOneMebibyteOnTheWire() {
		int head = RecordLimits.size(null, new byte[1_000_000], NONE) - 1_000_000;
		byte[] largest = new byte[1_048_576 - head];
		assertThatNoException().isThrownBy(() -> EventSizeLimit.check(RecordLimits.size(null, largest, NONE)));
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(() -> EventSizeLimit.check(RecordLimits.size(null, new byte[largest.length + 1], NONE)))
			.withMessageContaining("1048577");
	}

	@Test
	void theOverheadOfEachHeaderCounts() {
		assertThat(RecordLimits.size(null, new byte[0], headers(400_000, "h", 0))).isBetween(1_200_000, 1_200_020);
	}

	/** A dead letter keeps at most 64 KiB of each part of a record. */
	@Test
	void theBeginningOfALargerEventIsKept() {
		Random random = new Random(1);
		for (int i = 0; i < 100; i++) {
			byte[] key = new byte[random.nextInt(200_000)];
			byte[] value = new byte[random.nextInt(2_000_000)];
			Headers headers = headers(random.nextInt(100_000), "x".repeat(random.nextInt(20)), random.nextInt(20));
			SourceRecord kept = new SourceRecord("sales", 0, 0, 0, key, value, headers).truncate();
			assertThat(kept.key()).hasSize(Math.min(key.length, 65_536));
			assertThat(kept.value()).hasSize(Math.min(value.length, 65_536));
			assertThat(kept.size()).isLessThan(3 * 65_536 + 30);
		}
	}

	@Test
	void aHeaderThatDoesNotFitLeavesRoomForOthers() {
		Header small = new RecordHeader("ce_id", new byte[5]);
		Headers headers = new RecordHeaders(List.of(new RecordHeader("large", new byte[70_000]), small));
		assertThat(EventSizeLimit.truncate(headers)).containsExactly(small);
	}

	private static Headers headers(int count, String name, int bytes) {
		List<Header> headers = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			headers.add(new RecordHeader(name, new byte[bytes]));
		}
		return new RecordHeaders(headers);
	}

}
