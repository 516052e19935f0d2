package cl.gremio.consumer.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cl.gremio.consumer.failure.RejectionHeader;
import cl.gremio.kafka.RecordLimits;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class PollBudgetTests {

	private static final TopicPartition PARTITION = new TopicPartition("sales", 0);

	private final PollBudget budget = new PollBudget();

	@Test
	void aPollEndsAfterTheRecordThatExceedsTheBudget() {
		this.budget.begin();
		this.budget.deserialize("sales", headers(800_000), new byte[1]);
		assertThatExceptionOfType(SerializationException.class)
			.isThrownBy(() -> this.budget.deserialize("sales", headers(0), new byte[1]));
		this.budget.begin();
		assertThatNoException().isThrownBy(() -> this.budget.deserialize("sales", headers(800_000), new byte[1]));
	}

	@Test
	void aPollOfUsualRecordsIsNotHeldUp() {
		this.budget.begin();
		Headers headers = headers(7);
		for (int i = 0; i < 1_000; i++) {
			this.budget.keys().deserialize("sales", new byte[8]);
			this.budget.deserialize("sales", headers, new byte[1_000]);
		}
		ConsumerRecords<byte[], byte[]> records = records(null, new byte[1_000], headers);
		assertThat(this.budget.truncate(records)).isSameAs(records);
	}

	@Test
	void theBeginningOfATooLargeRecordIsKept() {
		for (ConsumerRecords<byte[], byte[]> records : List.of(records(new byte[2_000_000], new byte[5], headers(1)),
				records(new byte[5], new byte[2_000_000], headers(1)),
				records(new byte[5], new byte[5], headers(800_000)))) {
			ConsumerRecord<byte[], byte[]> record = records.records(PARTITION).get(0);
			int size = RecordLimits.size(record.key(), record.value(), record.headers());
			this.budget.begin();
			this.budget.keys().deserialize("sales", record.key());
			this.budget.deserialize("sales", record.headers(), record.value());
			ConsumerRecord<byte[], byte[]> cut = this.budget.truncate(records).records(PARTITION).get(0);
			assertThat(cut.offset()).isEqualTo(record.offset());
			assertThat(cut.timestamp()).isEqualTo(record.timestamp());
			RejectionHeader rejection = RejectionHeader.take(cut.headers());
			int left = RecordLimits.size(cut.key(), cut.value(), cut.headers());
			assertThat(left).isLessThan(70_000);
			assertThat(left + rejection.removedBytes()).isEqualTo(size);
		}
	}

	/** The budget must not cut the header that a repartition adds. */
	@Test
	void theLargestEventPassesWithTheHeaderOfARepartition() {
		Headers headers = new RecordHeaders(List.of(new RecordHeader("gremio_origin", new byte[800])));
		this.budget.begin();
		this.budget.deserialize("sales", headers, new byte[RecordLimits.EVENT]);
		ConsumerRecords<byte[], byte[]> records = records(new byte[800], new byte[RecordLimits.EVENT], headers);
		assertThat(this.budget.truncate(records).records(PARTITION).get(0).headers()).isEqualTo(headers);
	}

	private static ConsumerRecords<byte[], byte[]> records(byte[] key, byte[] value, Headers headers) {
		return new ConsumerRecords<>(Map.of(PARTITION, new ArrayList<>(List.of(new ConsumerRecord<>("sales", 0, 7, 8L,
				TimestampType.CREATE_TIME, 0, 0, key, value, headers, java.util.Optional.empty())))), Map.of());
	}

	private static Headers headers(int count) {
		List<Header> headers = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			headers.add(new RecordHeader("h", new byte[0]));
		}
		return new RecordHeaders(headers);
	}

}
