package cl.gremio.consumer.generation;

import java.time.Instant;
import java.util.Map;

import cl.gremio.model.topic.Topics;
import cl.gremio.model.wire.WireWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GenerationLogTests {

	private static final TopicPartition PARTITION = new TopicPartition(Topics.GENERATIONS, 0);

	private static final Generation GENERATION = new Generation("id", "sales-consumer", "", 2,
			new Generation.Source("sales", "s", 2), "", Instant.parse("2026-11-28T15:00:00Z"));

	private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

	private final MockProducer<byte[], byte[]> producer = new MockProducer<>(false, null, new ByteArraySerializer(),
			new ByteArraySerializer());

	private final GenerationLog log = new GenerationLog(() -> this.consumer, () -> this.producer);

	@Test
	void writtenEntriesAreRead() {
		GenerationLogEntry claim = GenerationLogEntry.claimed(GENERATION, GENERATION.firstStart());
		GenerationLogEntry counts = GenerationLogEntry.counts(GENERATION, GENERATION.firstStart(),
				Map.of("sales.daily", "d"));
		GenerationHistory history = read(WireWriter.toJson(claim), WireWriter.toJson(counts));
		assertThat(history.of("sales-consumer", "")).containsExactly(GENERATION);
		assertThat(history.topicsOf(GENERATION)).isEqualTo(Map.of("sales.daily", "d"));
	}

	@Test
	void aRecordThatIsNoEntryIsIgnored() {
		GenerationHistory history = read(null, "junk".getBytes(UTF_8), "{}".getBytes(UTF_8), "null".getBytes(UTF_8),
				"{\"what\":\"ANSWERS\",\"id\":\"nobody\",\"time\":\"2026-11-28T15:00:00Z\"}".getBytes(UTF_8),
				"{\"what\":\"CLAIMED\",\"id\":\"x\",\"time\":\"2026-11-28T15:00:00Z\",\"generation\":{\"id\":\"x\"}}"
					.getBytes(UTF_8),
				WireWriter.toJson(GenerationLogEntry.claimed(GENERATION, GENERATION.firstStart())));
		assertThat(history.all()).containsExactly(GENERATION);
	}

	@Test
	void anEntryThatKafkaRefusesFails() {
		MockProducer<byte[], byte[]> refusing = new MockProducer<>(true, null, new ByteArraySerializer(),
				new ByteArraySerializer());
		refusing.sendException = new InvalidTopicException("refused");
		assertThatExceptionOfType(InvalidTopicException.class)
			.isThrownBy(() -> new GenerationLog(() -> this.consumer, () -> refusing)
				.append(GenerationLogEntry.claimed(GENERATION, GENERATION.firstStart())));
	}

	private GenerationHistory read(byte[]... values) {
		this.consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
		this.consumer.updateEndOffsets(Map.of(PARTITION, (long) values.length));
		this.consumer.schedulePollTask(() -> {
			for (int offset = 0; offset < values.length; offset++) {
				this.consumer
					.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, offset, new byte[0], values[offset]));
			}
		});
		return this.log.read();
	}

}
