package cl.gremio.model;

import java.time.Instant;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

	private static Instant dated(String time) {
		RecordHeaders headers = new RecordHeaders();
		headers.add(CloudEvents.header(CloudEvents.TIME, time));
		return CloudEvents.event(headers, () -> "sales-0-0", RECORD.toEpochMilli(), "data").time();
	}

}
