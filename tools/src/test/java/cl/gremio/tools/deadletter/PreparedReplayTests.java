package cl.gremio.tools.deadletter;

import java.time.Instant;

import cl.gremio.model.event.CloudEvents;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class PreparedReplayTests {

	private static final Instant NOW = Instant.parse("2026-07-20T12:00:00.500Z");

	private final ReplayLog replays = new ReplayLog();

	@Test
	void aRecordGoesBackAsItCameWithTheTimeItHad() {
		PreparedReplay prepared = prepare(deadLetter(3, CloudEvents.header("trace", "t")));
		assertThat(prepared.record().topic()).isEqualTo("sales");
		assertThat(prepared.record().partition()).isNull();
		assertThat(prepared.record().timestamp()).isEqualTo(1_000L);
		assertThat(prepared.record().key()).asString().isEqualTo("AB12");
		assertThat(prepared.record().value()).asString().isEqualTo("junk");
		assertThat(prepared.record().headers().toArray()).extracting(Header::key)
			.containsExactly("trace", "ce_id", "ce_idempotencykey");
	}

	@Test
	void withoutAnIdItsPositionIdentifiesIt() {
		PreparedReplay prepared = prepare(deadLetter(3));
		assertThat(header(prepared, "ce_id")).isEqualTo("sales-1-77");
		assertThat(header(prepared, "ce_idempotencykey")).isEqualTo("dlt:sales-1-77");
	}

	@Test
	void itsOwnIdAndKeyAreKept() {
		PreparedReplay prepared = prepare(
				deadLetter(3, CloudEvents.header("ce_id", "mine"), CloudEvents.header("ce_idempotencykey", "retry")));
		assertThat(header(prepared, "ce_id")).isEqualTo("mine");
		assertThat(header(prepared, "ce_idempotencykey")).isEqualTo("retry");
		assertThat(prepared.record().headers()).hasSize(2);
	}

	@Test
	void anEmptyHeaderIsNoId() {
		PreparedReplay prepared = prepare(deadLetter(3, new RecordHeader("ce_id", (byte[]) null)));
		assertThat(header(prepared, "ce_id")).isEqualTo("sales-1-77");
		assertThat(prepared.record().headers()).hasSize(2);
	}

	@Test
	void equalIdsThatNobodyVouchedForDoNotMakeTwoRecordsOne() {
		DeadLetter first = SampleDeadLetters.of("sales", 3, 77, CloudEvents.header("ce_id", "1"));
		DeadLetter second = SampleDeadLetters.of("sales", 4, 78, CloudEvents.header("ce_id", "1"));
		DeadLetter firstAgain = SampleDeadLetters.of("sales", 5, 77, CloudEvents.header("ce_id", "1"));
		DeadLetter elsewhere = SampleDeadLetters.of("stock", 5, 79, CloudEvents.header("ce_id", "1"));
		assertThat(header(prepare(first), "ce_id")).isEqualTo("1");
		assertThat(header(prepare(second), "ce_id")).isEqualTo("sales-1-78");
		assertThat(header(prepare(second), "ce_id")).isEqualTo("sales-1-78");
		assertThat(header(prepare(firstAgain), "ce_id")).isEqualTo("1");
		assertThat(header(prepare(elsewhere), "ce_id")).isEqualTo("1");
	}

	@Test
	void aDeadLetterOfSomeoneElsesMakingIsItsOwnOriginal() {
		ConsumerRecord<byte[], byte[]> bare = new ConsumerRecord<>("sales-dlt", 0, 9, null, null);
		PreparedReplay prepared = prepare(new DeadLetter(bare));
		assertThat(header(prepared, "ce_id")).isEqualTo("sales-dlt-0-9");
		assertThat(prepared.record().timestamp()).isZero();
		assertThat(prepared.record().value()).isNull();
	}

	@Test
	void theNoteSaysWhoWhenAndWhich() {
		ProducerRecordText note = ProducerRecordText.of(prepare(deadLetter(3)));
		assertThat(note.key()).isEqualTo("sales-dlt-1-3");
		assertThat(note.value()).isEqualTo("""
				{"by":"ana","time":1784548800,\
				"dead_letter":{"topic":"sales-dlt","partition":1,"offset":3},\
				"original":{"topic":"sales","partition":1,"offset":77},"timestamp":1000,\
				"id":"sales-1-77","idempotency_key":"dlt:sales-1-77"}""");
	}

	private PreparedReplay prepare(DeadLetter deadLetter) {
		PreparedReplay prepared = PreparedReplay.of(deadLetter, this.replays, "ana", NOW);
		this.replays.add(prepared.replay());
		return prepared;
	}

	private static DeadLetter deadLetter(long offset, Header... headers) {
		return SampleDeadLetters.of("sales", offset, 77, headers);
	}

	private static String header(PreparedReplay prepared, String name) {
		return CloudEvents.text(prepared.record().headers(), name);
	}

	private record ProducerRecordText(String key, String value) {

		static ProducerRecordText of(PreparedReplay prepared) {
			return new ProducerRecordText(new String(prepared.note().key(), UTF_8),
					new String(prepared.note().value(), UTF_8));
		}

	}

}
