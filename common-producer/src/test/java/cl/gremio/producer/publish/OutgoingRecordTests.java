package cl.gremio.producer.publish;

import java.time.Instant;
import java.util.List;

import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.topic.Placement;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class OutgoingRecordTests {

	private static final Instant TIME = Instant.parse("2026-09-06T12:00:00.123Z");

	@Test
	void aRecordIsPlacedByItsKeyAndDatedByItsEvent() {
		ProducerRecord<byte[], byte[]> record = new OutgoingRecord("sales", "AB1234", "{}".getBytes(UTF_8),
				List.of(CloudEvents.header("ce_id", "1")), TIME)
			.placedAmong(6);
		assertThat(record.topic()).isEqualTo("sales");
		assertThat(record.key()).asString(UTF_8).isEqualTo("AB1234");
		assertThat(record.value()).asString(UTF_8).isEqualTo("{}");
		assertThat(record.partition()).isEqualTo(Placement.byKey("AB1234", 6));
		assertThat(record.timestamp()).isEqualTo(TIME.toEpochMilli());
		assertThat(CloudEvents.text(record.headers(), "ce_id")).isEqualTo("1");
	}

	@Test
	void aRecordInALaneIsPlacedAmongThePartitionsOfItsLane() {
		OutgoingRecord outgoing = new OutgoingRecord("ubication", 1, "AB1234", new byte[0], List.of(), TIME);
		assertThat(outgoing.placedAmong(6).partition()).isEqualTo(Placement.inLane("AB1234", 1, 6));
	}

}
