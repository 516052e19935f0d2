package cl.gremio.model.topic;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PlacementTests {

	private static final String ALPHABET = "ABCXYZ0189 -ñÑáü€漢字🛒";

	@Test
	void aKeyGoesWhereKafkasOwnProducerPutsIt() {
		Random random = new Random(42);
		for (int i = 0; i < 20_000; i++) {
			int partitions = 1 + random.nextInt(64);
			String text = key(random);
			assertThat(Placement.byKey(text, partitions)).as("%s of %d", text, partitions)
				.isEqualTo(BuiltInPartitioner.partitionForKey(text.getBytes(StandardCharsets.UTF_8), partitions));
			byte[] bytes = new byte[random.nextInt(40)];
			random.nextBytes(bytes);
			assertThat(Placement.byKey(bytes, partitions))
				.isEqualTo(BuiltInPartitioner.partitionForKey(bytes, partitions));
		}
	}

	@Test
	void withinItsLaneAKeyGoesWhereKafkaWouldPutItAmongThatManyPartitions() {
		Random random = new Random(43);
		for (int i = 0; i < 20_000; i++) {
			String key = key(random);
			int half = 1 + random.nextInt(32);
			int lane = random.nextInt(2);
			int k = BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), half);
			assertThat(Placement.inLane(key, lane, 2 * half)).as("%s in lane %d of %d", key, lane, 2 * half)
				.isEqualTo(2 * k + lane);
		}
	}

	@Test
	void withTwoPartitionsTheLaneIsThePartition() {
		assertThat(Placement.inLane("ABCD12", 0, 2)).isZero();
		assertThat(Placement.inLane("ABCD12", 1, 2)).isOne();
	}

	@Test
	void aLaneUsesAllOfItsPartitionsAndNoOther() {
		Set<Integer> used = new HashSet<>();
		for (int i = 0; i < 1000; i++) {
			used.add(Placement.inLane("PLATE" + i, 1, 8));
		}
		assertThat(used).containsExactlyInAnyOrder(1, 3, 5, 7);
	}

	@ParameterizedTest
	@ValueSource(ints = { -2, -1, 0, 1, 3, 7 })
	void lanesNeedAnEvenNumberOfPartitions(int partitions) {
		assertThatIllegalArgumentException().isThrownBy(() -> Placement.inLane("ABCD12", 0, partitions))
			.withMessage("A topic with two lanes needs an even number of partitions, not " + partitions);
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 2 })
	void thereAreTwoLanes(int lane) {
		assertThatIllegalArgumentException().isThrownBy(() -> Placement.inLane("ABCD12", lane, 4))
			.withMessage("The lanes are 0 and 1, not " + lane);
	}

	@Test
	void aTopicHasPartitions() {
		assertThatIllegalArgumentException().isThrownBy(() -> Placement.byKey("ABCD12", 0))
			.withMessage("A topic has at least 1 partition, not 0");
	}

	private static String key(Random random) {
		int[] symbols = ALPHABET.codePoints().toArray();
		StringBuilder key = new StringBuilder();
		for (int length = random.nextInt(12); length > 0; length--) {
			key.appendCodePoint(symbols[random.nextInt(symbols.length)]);
		}
		return key.toString();
	}

}
