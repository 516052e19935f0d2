package cl.gremio.location.consumer;

import java.util.List;
import java.util.stream.Stream;

import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExpiryEntryTests {

	@Test
	void entriesAreInTheOrderOfTime() {
		List<ExpiryEntry> entries = List.of(ExpiryEntry.FIRST, new ExpiryEntry(-62_135_596_800L, "Z"),
				new ExpiryEntry(-1, "B"), ExpiryEntry.startOf(0), new ExpiryEntry(0, "A"), new ExpiryEntry(0, "B"),
				new ExpiryEntry(1, "A"), new ExpiryEntry(1_795_000_000, "Ñ"), ExpiryEntry.startOf(1_795_000_001));
		assertThat(entries.stream().map(ExpiryEntryTests::bytes)).isSorted();
		assertThat(
				entries.stream().map((entry) -> ExpiryEntry.SERDE.deserializer().deserialize("", bytes(entry).get())))
			.isEqualTo(entries);
	}

	@Test
	void aMomentBeginsBeforeItsCarts() {
		assertThat(Stream.of(new ExpiryEntry(4, "\uD83C\uDF2F"), ExpiryEntry.startOf(5), new ExpiryEntry(5, "!"))
			.map(ExpiryEntryTests::bytes)).isSorted();
	}

	private static Bytes bytes(ExpiryEntry expiry) {
		return Bytes.wrap(ExpiryEntry.SERDE.serializer().serialize("", expiry));
	}

}
