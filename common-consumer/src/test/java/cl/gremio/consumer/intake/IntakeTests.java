package cl.gremio.consumer.intake;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import cl.gremio.consumer.failure.RejectionHeader;
import cl.gremio.consumer.streams.TopologyHarness;
import cl.gremio.kafka.RecordLimits;
import cl.gremio.model.CaptureRequest;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.event.Event;
import cl.gremio.model.topic.Placement;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Captures arrive on partition 0. A capture of the plate "HERE" belongs there. The
 * topology repartitions all others.
 */
class IntakeTests {

	private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");

	private static final String BY_PLACE = "under-test-captures-by-place-repartition";

	private static final String BY_ID = "under-test-captures-by-id-repartition";

	private final TopologyHarness captures = new TopologyHarness(NOW,
			(builder, results, progress) -> Intake
				.build(builder,
						new EventType<>("captures", CaptureRequest.class, Event::data, CaptureRequest::plate,
								(capture, partitions) -> capture.plate().startsWith("HERE") ? 0 : 1),
						2)
				.mapValues(Event::id)
				.to(results.named("events"), Produced.with(Serdes.String(), Serdes.String())));

	private long written;

	private int ids;

	@AfterEach
	void close() {
		this.captures.close();
	}

	/**
	 * A repartition adds nothing to the counted size, whether the key, the value or a
	 * header of the record is large.
	 */
	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 1, 100, 1_000 })
	void aRecordOfOneMebibyteCountsWhereverItLiesAndALargerOneIsADeadLetter(int beyond) {
		int size = RecordLimits.EVENT + beyond;
		for (String plate : List.of("HERE", "AWAY")) {
			byte[] json = json(plate);
			List<TestRecord<byte[], byte[]>> records = List.of(
					sized(size, (room) -> record(null, json(plate, room - json.length), List.of())),
					sized(size, (room) -> record(new byte[room], json, List.of())),
					sized(size, (room) -> record(null, json, List.of(new RecordHeader("h", new byte[room])))),
					sized(size,
							(room) -> record(null, json, List.of(marked(), new RecordHeader("h", new byte[room])))));
			records.forEach((record) -> this.captures.write("captures", record));
			assertThat(this.captures.facts("events")).as(plate).hasSize((beyond <= 0) ? records.size() : 0);
			assertThat(this.captures.records("captures-dlt")).as(plate)
				.hasSize((beyond <= 0) ? 0 : records.size())
				.allSatisfy((letter) -> {
					assertThat(text(letter, "original-topic")).isEqualTo("captures");
					assertThat(text(letter, "truncated-from")).isEqualTo(Integer.toString(size));
					assertThat(RecordLimits.size(letter.key(), letter.value(), letter.headers()))
						.isLessThan(3 * RecordLimits.KEPT + 2_000);
				});
		}
	}

	@Test
	void thePositionOnThePublicTopicIsTheIdOfAnEventWithoutOne() {
		this.captures.write("captures", record(null, json("HERE"), List.of()));
		this.captures.write("captures", record(null, json("AWAY"), List.of()));
		this.captures.write("captures", record(null, json("AWAY"), List.of(key())));
		assertThat(this.captures.facts("events")).extracting((event) -> event.value)
			.containsExactly("captures-0-0", "captures-0-1", "captures-0-2");
	}

	/** Only the poison record detector rejects records after a repartition. */
	@Test
	void aRecordThatIsRejectedAfterARepartitionIsTheSourceRecord() {
		for (String topic : List.of(BY_ID, BY_PLACE)) {
			for (byte[] key : new byte[][] { null, {}, { 1, 2 } }) {
				String id = idAt((topic.equals(BY_ID)) ? 1 : 0);
				Header[] own = { new RecordHeader("gremio_origin", new byte[50]), CloudEvents.header("ce_id", id),
						key() };
				TestRecord<byte[], byte[]> came = record(key, json("AWAY"), List.of(own));
				this.captures.write("captures", came);
				List<TestRecord<byte[], byte[]>> repartitioned = this.captures.records(topic);
				TestRecord<byte[], byte[]> last = repartitioned.get(repartitioned.size() - 1);
				last.headers().add(new RejectionHeader(new IllegalStateException("again"), false, 0));
				this.captures.write(topic, last);
				assertThat(this.captures.records("captures-dlt")).singleElement().satisfies((letter) -> {
					assertThat(letter.key()).isEqualTo(key);
					assertThat(letter.value()).isEqualTo(came.value());
					assertThat(letter.timestamp()).isEqualTo(came.timestamp());
					assertThat(letter.headers().toArray()).startsWith(own);
					assertThat(text(letter, "original-topic")).isEqualTo("captures");
					assertThat(letter.headers().lastHeader("kafka_dlt-original-offset").value())
						.isEqualTo(ByteBuffer.allocate(8).putLong(this.written++).array());
					assertThat(text(letter, "exception-fqcn")).isEqualTo("java.lang.IllegalStateException");
					assertThat(text(letter, "exception-message")).isEqualTo("again");
				});
			}
		}
	}

	private String idAt(int home) {
		do {
			this.ids++;
		}
		while (Placement.byKey("id-" + this.ids, 2) != home);
		return "id-" + this.ids;
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 20, 21, 22, 500 })
	void foreignRecordsOnAnInternalTopicDoNoHarm(int bytes) {
		for (int fill : new int[] { 0, 1, -1 }) {
			byte[] forged = new byte[bytes];
			Arrays.fill(forged, (byte) fill);
			this.captures.write(BY_PLACE,
					record(null, new byte[9], List.of(new RecordHeader("gremio_origin", forged))));
			this.captures.write(BY_ID, record(null, null, List.of(new RecordHeader("gremio_origin", null))));
		}
		assertThat(this.captures.records("captures-dlt")).hasSize(6);
	}

	@Test
	void manyHeadersDoNoHarm() {
		List<Header> many = new ArrayList<>();
		for (int i = 0; i < 340_000; i++) {
			many.add(new RecordHeader("h", new byte[0]));
		}
		this.captures.write("captures", record(null, json("AWAY"), many));
		assertThat(this.captures.facts("events")).hasSize(1);
		many.addAll(many);
		this.captures.write("captures", record(null, json("AWAY"), many));
		assertThat(this.captures.records("captures-dlt")).hasSize(1);
	}

	@Test
	void theHeadersOfADeadLetterAreBounded() {
		TestRecord<byte[], byte[]> record = record(null, json("HERE"), List.of());
		record.headers().add(new RejectionHeader(new IllegalStateException("\u20ac".repeat(3_000_000)), false, 0));
		this.captures.write("captures", record);
		assertThat(this.captures.records("captures-dlt")).singleElement()
			.satisfies((letter) -> assertThat(RecordLimits.size(null, null, letter.headers())).isLessThan(5_000));
	}

	private interface Filler {

		TestRecord<byte[], byte[]> with(int room);

	}

	/** Makes a record of a given size on the wire. */
	private static TestRecord<byte[], byte[]> sized(int size, Filler filler) {
		int room = 1_000_000;
		TestRecord<byte[], byte[]> record = filler.with(room);
		// Adjust twice, because the length fields of a larger record take more bytes
		for (int i = 0; i < 2; i++) {
			room += size - RecordLimits.size(record.key(), record.value(), record.headers());
			record = filler.with(room);
		}
		return record;
	}

	private static TestRecord<byte[], byte[]> record(byte @Nullable [] key, byte @Nullable [] value,
			List<Header> headers) {
		Headers own = new RecordHeaders(headers);
		return new TestRecord<>(key, value, own, NOW);
	}

	private static byte[] json(String plate) {
		return json(plate, 0);
	}

	private static byte[] json(String plate, int blanks) {
		return ("{\"patente\":\"" + plate + "\"" + " ".repeat(Math.max(0, blanks)) + "}").getBytes(UTF_8);
	}

	private static Header marked() {
		return CloudEvents.header(CloudEvents.ID, "an id");
	}

	private static Header key() {
		return CloudEvents.header(CloudEvents.IDEMPOTENCY_KEY, "a key");
	}

	private static String text(TestRecord<byte[], byte[]> letter, String name) {
		return CloudEvents.text(letter.headers(), "kafka_dlt-" + name);
	}

}
