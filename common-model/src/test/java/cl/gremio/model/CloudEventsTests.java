package cl.gremio.model;

import java.time.Instant;
import java.util.List;

import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CloudEventsTests {

	private static final Instant RECORD = Instant.parse("2026-11-23T15:00:00Z");

	@Test
	void anEventIsDatedByItsOwnTime() {
		assertThat(dated("2026-11-23T11:59:59.5-03:00")).isEqualTo(Instant.parse("2026-11-23T14:59:59.500Z"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ayer", "2026-11-23", "+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z",
			"+10000-01-01T00:00:00Z", "0000-12-31T23:59:59Z" })
	void aTimeThatIsNotRfc3339LeavesItToTheRecordsTimestamp(String time) {
		assertThat(dated(time)).isEqualTo(RECORD);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0001-01-01T00:00:00Z", "2026-11-23T15:00:00Z", "2026-11-23T16:00:00Z" })
	void aTimeIsBelievedUpToAnHourAheadOfItsRecord(String time) {
		assertThat(dated(time)).isEqualTo(Instant.parse(time));
	}

	@Test
	void aTimeFurtherAheadLeavesItToTheRecordsTimestamp() {
		assertThat(dated("2026-11-23T16:00:00.001Z")).isEqualTo(RECORD);
	}

	@Test
	void anEventTravelsWithItsMetadataInHeaders() {
		Event<String> event = new Event<>("id-1", RECORD.plusNanos(123_456_789), null, "data");
		assertThat(written(event)).containsExactly("ce_specversion=1.0", "ce_id=id-1", "ce_source=/sales-producer",
				"ce_type=cl.gremio.sale.recorded", "ce_time=2026-11-23T15:00:00.123Z", "content-type=application/json");
		assertThat(written(new Event<>("id-1", RECORD, "ñ", "data"))).hasSize(7)
			.last()
			.isEqualTo("ce_idempotencykey=ñ");
	}

	@Test
	void whatTravelsIsReadAgain() {
		Event<String> event = new Event<>("id-1", RECORD.plusMillis(1), "key", "data");
		RecordHeaders headers = new RecordHeaders(
				CloudEvents.headers(event, "/sales-producer", "cl.gremio.sale.recorded"));
		assertThat(CloudEvents.event(headers, () -> "sales-0-0", RECORD.toEpochMilli(), "data")).isEqualTo(event);
	}

	@Test
	void aRecordWithoutAnIdIsIdentifiedByItsPosition() {
		Event<String> event = CloudEvents.event(new RecordHeaders(), () -> "sales-0-17", RECORD.toEpochMilli(), "data");
		assertThat(event).isEqualTo(new Event<>("sales-0-17", RECORD, null, "data"));
		RecordHeaders withoutValue = new RecordHeaders();
		withoutValue.add(new RecordHeader(CloudEvents.ID, (byte[]) null));
		assertThat(CloudEvents.event(withoutValue, () -> "sales-0-17", RECORD.toEpochMilli(), "data")).isEqualTo(event);
	}

	@Test
	void onlyAnEventWithAnIdempotencyKeyMayBeRetried() {
		Event<String> event = new Event<>("id-1", RECORD, null, "data");
		assertThat(event.mayBeRetried()).isFalse();
		assertThat(new Event<>("id-1", RECORD, "", "data").mayBeRetried()).isTrue();
		assertThat(event.with(7)).isEqualTo(new Event<>("id-1", RECORD, null, 7));
	}

	private static List<String> written(Event<?> event) {
		return CloudEvents.headers(event, "/sales-producer", "cl.gremio.sale.recorded")
			.stream()
			.map((header) -> header.key() + "=" + new String(header.value(), UTF_8))
			.toList();
	}

	private static Instant dated(String time) {
		RecordHeaders headers = new RecordHeaders();
		headers.add(CloudEvents.header(CloudEvents.TIME, time));
		return CloudEvents.event(headers, () -> "sales-0-0", RECORD.toEpochMilli(), "data").time();
	}

}
