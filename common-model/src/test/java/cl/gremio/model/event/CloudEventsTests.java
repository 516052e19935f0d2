package cl.gremio.model.event;

import java.time.Instant;
import java.util.List;
import java.util.Random;

import cl.gremio.model.wire.InvalidEventException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class CloudEventsTests {

	private static final Instant RECORD = Instant.parse("2026-11-23T15:00:00Z");

	@Test
	void anEventIsDatedByItsOwnTime() throws InvalidEventException {
		assertThat(dated("2026-11-23T11:59:59.5-03:00")).isEqualTo(Instant.parse("2026-11-23T14:59:59.500Z"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ayer", "2026-11-23", "2026-11-23T14:00", "2026-11-23T14:00:00",
			"+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z",
			"0000-12-31T23:59:59Z" })
	void aTimeThatIsNotRfc3339LeavesItToTheRecordsTimestamp(String time) throws InvalidEventException {
		assertThat(dated(time)).isEqualTo(RECORD);
	}

	@Test
	void aTimeOfAnyLengthIsReadInNoTime() throws InvalidEventException {
		assertThat(dated("2026-11-23T14:00:00." + "0".repeat(1_000_000) + "Z")).isEqualTo(RECORD);
		assertThat(dated("1".repeat(1_000_000))).isEqualTo(RECORD);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 200, 201, 400_000 })
	void anIdIsOneToTwoHundredCharacters(int length) {
		String id = "🌼".repeat(length);
		for (String name : List.of(CloudEvents.ID, CloudEvents.IDEMPOTENCY_KEY)) {
			RecordHeaders headers = new RecordHeaders(List.of(CloudEvents.header(name, id)));
			if (length >= 1 && length <= 200) {
				assertThatNoException().isThrownBy(() -> event(headers, RECORD.toEpochMilli()));
			}
			else {
				assertRefused(headers, name + " must be 1 to 200 characters; it has " + length);
			}
		}
	}

	/** Different bytes never give the same id. Bytes that are not UTF-8 are an error. */
	@Test
	void anIdIsItsBytesOrNone() throws InvalidEventException {
		Random random = new Random(1);
		for (int i = 0; i < 10_000; i++) {
			byte[] id = new byte[1 + random.nextInt(4)];
			random.nextBytes(id);
			RecordHeaders headers = new RecordHeaders(List.of(new RecordHeader(CloudEvents.ID, id)));
			if (new String(id, UTF_8).getBytes(UTF_8).length == id.length
					&& !new String(id, UTF_8).contains("\ufffd")) {
				assertThat(event(headers, 0).id().getBytes(UTF_8)).isEqualTo(id);
			}
			else {
				assertRefused(headers, "ce_id must be UTF-8");
			}
		}
	}

	@Test
	void aHeaderWithoutAValueIsNoId() throws InvalidEventException {
		RecordHeaders headers = new RecordHeaders(List.of(new RecordHeader(CloudEvents.ID, (byte[]) null)));
		assertThat(event(headers, 0).id()).isEqualTo("sales-0-0");
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 253_402_300_799_999L })
	void anEventIsOfTheYears1970To9999(long timestamp) throws InvalidEventException {
		assertThat(event(new RecordHeaders(), timestamp).time().toEpochMilli()).isEqualTo(timestamp);
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, 253_402_300_800_000L, Long.MAX_VALUE, Long.MIN_VALUE })
	void anEventOfAnotherYearIsRefused(long timestamp) {
		assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> event(new RecordHeaders(), timestamp))
			.withMessageContaining("1970 to 9999");
	}

	@Test
	void itsOwnTimeIsHeldToTheSameYears() {
		RecordHeaders headers = new RecordHeaders(
				List.of(CloudEvents.header(CloudEvents.TIME, "1969-12-31T23:59:59Z")));
		assertRefused(headers, "must be recorded in the years 1970 to 9999, not at 1969-12-31T23:59:59Z");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1970-01-01T00:00:00Z", "2026-11-23T15:00:00Z", "2026-11-23T16:00:00Z" })
	void aTimeIsBelievedUpToAnHourAheadOfItsRecord(String time) throws InvalidEventException {
		assertThat(dated(time)).isEqualTo(Instant.parse(time));
	}

	@Test
	void aTimeFurtherAheadLeavesItToTheRecordsTimestamp() throws InvalidEventException {
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
	void anEventNamesItsAuthorOnlyIfTheAuthorIsKnown() {
		assertThat(written(new Event<>("id-1", RECORD, null, "rosa", "data"))).hasSize(8)
			.endsWith("ce_authtype=api_key", "ce_authid=rosa");
		assertThat(written(new Event<>("id-1", RECORD, null, "rosa", "data").with(7))).endsWith("ce_authid=rosa");
		assertThat(written(new Event<>("id-1", RECORD, null, "data"))).noneMatch((header) -> header.contains("auth"));
	}

	@Test
	void whatTravelsIsReadAgain() throws InvalidEventException {
		Event<String> event = new Event<>("id-1", RECORD.plusMillis(1), "key", "data");
		RecordHeaders headers = new RecordHeaders(
				CloudEvents.headers(event, "/sales-producer", "cl.gremio.sale.recorded"));
		assertThat(event(headers, RECORD.toEpochMilli())).isEqualTo(event);
	}

	@Test
	void onlyAnEventWithAnIdempotencyKeyMayBeRetried() {
		Event<String> event = new Event<>("id-1", RECORD, null, "data");
		assertThat(event.mayBeRetried()).isFalse();
		assertThat(new Event<>("id-1", RECORD, "key", "data").mayBeRetried()).isTrue();
		assertThat(event.with(7)).isEqualTo(new Event<>("id-1", RECORD, null, 7));
	}

	private static List<String> written(Event<?> event) {
		return CloudEvents.headers(event, "/sales-producer", "cl.gremio.sale.recorded")
			.stream()
			.map((header) -> header.key() + "=" + new String(header.value(), UTF_8))
			.toList();
	}

	private static void assertRefused(Headers headers, String message) {
		assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> event(headers, RECORD.toEpochMilli()))
			.withMessage(message);
	}

	private static Event<String> event(Headers headers, long timestamp) throws InvalidEventException {
		return CloudEvents.event(headers, () -> "sales-0-0", timestamp, "data");
	}

	private static Instant dated(String time) throws InvalidEventException {
		RecordHeaders headers = new RecordHeaders();
		headers.add(CloudEvents.header(CloudEvents.TIME, time));
		return event(headers, RECORD.toEpochMilli()).time();
	}

}
