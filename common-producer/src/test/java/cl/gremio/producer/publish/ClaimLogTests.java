package cl.gremio.producer.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

class ClaimLogTests {

	private static final TopicPartition LOG = new TopicPartition("claims", 0);

	private static final Instant NOON = Instant.parse("2026-11-28T15:00:00Z");

	private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

	private final List<Long> aborted = new ArrayList<>();

	private final ClaimLog claims = new ClaimLog(LOG.topic(), () -> new TestConsumer(true),
			() -> new TestConsumer(false));

	/** Claims a bulk. The first claim is committed; later claims are aborted. */
	private @Nullable Integer claim(String id, int count, Instant time) {
		@SuppressWarnings("unchecked")
		Producer<byte[], byte[]> producer = Mockito.mock(Producer.class);
		given(producer.send(any())).willAnswer((call) -> {
			ProducerRecord<byte[], byte[]> record = call.getArgument(0);
			RecordMetadata sent = new RecordMetadata(LOG, append(record.key(), record.value(), record.timestamp()), 0,
					record.timestamp(), record.key().length, record.value().length);
			return CompletableFuture.completedFuture(sent);
		});
		long offset = this.records.size();
		Integer first = this.claims.countOfFirst(producer, new TestBulk(id, count, time), () -> false);
		if (first != null) {
			this.aborted.add(offset);
		}
		return first;
	}

	private int append(byte[] key, byte[] value, long time) {
		int offset = this.records.size();
		this.records.add(new ConsumerRecord<>(LOG.topic(), 0, offset, time, TimestampType.CREATE_TIME, key.length,
				value.length, key, value, new RecordHeaders(), Optional.empty()));
		return offset;
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, true", "PT5H, true", "-PT5H, true", "PT24H, true", "-PT24H, true", "PT24H0.001S, false",
			"-PT24H0.001S, false", "-PT300H, false" })
	void aRetryIsSeenWhereverTheClockStandsThen(Duration apart, boolean retry) {
		assertThat(claim("a", 7, NOON)).isNull();
		assertThat(claim("a", 3, NOON.plus(apart))).isEqualTo(retry ? 7 : null);
	}

	@Test
	void afterTheClockWasSetBackByHoursBothClaimsOfOneKeyAreKnown() {
		assertThat(claim("a", 7, NOON)).isNull();
		assertThat(claim("a", 3, NOON.minus(Duration.ofHours(30)))).isNull();
		assertThat(claim("a", 5, NOON.plusSeconds(1))).isEqualTo(7);
		assertThat(claim("a", 5, NOON.minus(Duration.ofHours(31)))).isEqualTo(3);
	}

	@Test
	void anInstanceWhoseClockRunsAheadStillSeesTheClaimsOfTheOthersWhenItIsCorrected() {
		assertThat(claim("a", 7, NOON)).isNull();
		assertThat(claim("b", 1, NOON.plus(Duration.ofDays(30)))).isNull();
		assertThat(claim("a", 3, NOON.plusSeconds(1))).isEqualTo(7);
	}

	@Test
	void aRestartKnowsClaimsOfBothSidesOfAStep() {
		claim("a", 7, NOON);
		claim("b", 8, NOON.minus(Duration.ofHours(40)));
		this.claims.close();
		assertThat(claim("c", 1, NOON.plus(Duration.ofHours(20)))).isNull();
		assertThat(claim("a", 3, NOON)).isEqualTo(7);
		assertThat(claim("b", 3, NOON.minus(Duration.ofHours(39)))).isEqualTo(8);
	}

	@Test
	void aClaimThatWasAbortedIsNobodysFirst() {
		claim("a", 7, NOON);
		this.aborted.add(0L);
		assertThat(claim("a", 3, NOON)).isNull();
		assertThat(claim("a", 5, NOON)).isEqualTo(3);
	}

	@Test
	void keysAreToldApartByTheirBytes() {
		byte[] odd = { 'a', (byte) 0xff };
		append(odd, "7".getBytes(UTF_8), NOON.toEpochMilli());
		assertThat(claim("a\ufffd", 3, NOON)).isNull();
	}

	@Test
	void whatIsNoClaimIsPassedOver() {
		append("a".getBytes(UTF_8), "many".getBytes(UTF_8), NOON.toEpochMilli());
		append("a".getBytes(UTF_8), "1234567890".getBytes(UTF_8), NOON.toEpochMilli());
		assertThat(claim("a", 3, NOON)).isNull();
		assertThat(claim("a", 5, NOON)).isEqualTo(3);
	}

	private record TestBulk(String id, int count, Instant time) implements Bulk {

		@Override
		public boolean mayBeRetried() {
			return true;
		}

		@Override
		public long size() {
			return this.count;
		}

		@Override
		public Iterator<OutgoingRecord> records() {
			return Collections.emptyIterator();
		}

	}

	/** Polls all records up to the end. In read-committed mode, skips aborted records. */
	private final class TestConsumer extends MockConsumer<byte[], byte[]> {

		private final boolean uncommitted;

		TestConsumer(boolean uncommitted) {
			super("earliest");
			this.uncommitted = uncommitted;
			updateBeginningOffsets(Map.of(LOG, 0L));
		}

		@Override
		public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
			long from = position(LOG);
			long end = ClaimLogTests.this.records.size();
			ClaimLogTests.this.records.subList((int) from, (int) end)
				.stream()
				.filter((record) -> this.uncommitted || !ClaimLogTests.this.aborted.contains(record.offset()))
				.forEach(this::addRecord);
			ConsumerRecords<byte[], byte[]> polled = super.poll(timeout);
			seek(LOG, end);
			return polled;
		}

	}

}
