package cl.gremio.location.consumer;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MergeJoinTests {

	@Test
	void entriesOfTheSameKeyMeetAndTheOthersPass() {
		assertThat(join(Stream.of("A", "B", "D", "E"), Stream.of("B", "C", "E", "F", "G"))).containsExactly("A-", "BB",
				"-C", "D-", "EE", "-F", "-G");
		assertThat(join(Stream.of("A"), Stream.of())).containsExactly("A-");
		assertThat(join(Stream.of(), Stream.of("A"))).containsExactly("-A");
		assertThat(join(Stream.of(), Stream.of())).isEmpty();
	}

	@Test
	void theOrderIsThatOfTheKeysInUtf8() {
		List<String> keys = List.of("A", "Ñ", "\uFF21", "\uD83C\uDF2F");
		assertThat(keys.stream().map((key) -> Bytes.wrap(key.getBytes(UTF_8)))).isSorted();
		assertThat(join(keys.stream(), Stream.of("Ñ", "\uD83C\uDF2F"))).containsExactly("A-", "ÑÑ", "\uFF21-",
				"\uD83C\uDF2F\uD83C\uDF2F");
	}

	@Test
	void nothingIsReadBeyondWhatIsConsumed() {
		AtomicInteger read = new AtomicInteger();
		Stream<String> endless = Stream.iterate(100, (i) -> i + 1)
			.map(String::valueOf)
			.peek((key) -> read.getAndIncrement());
		assertThat(join(endless, Stream.of("101", "999")).limit(3)).containsExactly("100-", "101101", "102-");
		assertThat(read).hasValueLessThanOrEqualTo(5);
	}

	@Test
	void bothSidesAreClosed() {
		Set<String> closed = new TreeSet<>();
		try (Stream<String> joined = join(Stream.of("A").onClose(() -> closed.add("left")),
				Stream.of("B").onClose(() -> closed.add("right")))) {
			assertThat(joined.iterator().next()).isEqualTo("A-");
			assertThat(closed).isEmpty();
		}
		assertThat(closed).containsExactly("left", "right");
	}

	private static Stream<String> join(Stream<String> left, Stream<String> right) {
		return MergeJoin.of(left, Function.identity(), right, Function.identity(),
				(one, other) -> ((one != null) ? one : "-") + ((other != null) ? other : "-"));
	}

}
