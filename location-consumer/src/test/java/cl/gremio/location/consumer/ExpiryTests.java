package cl.gremio.location.consumer;

import java.util.List;
import java.util.stream.Stream;

import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExpiryTests {

	@Test
	void entriesAreInTheOrderOfTime() {
		List<Expiry> entries = List.of(Expiry.FIRST, new Expiry(-62_135_596_800L, "Z"), new Expiry(-1, "B"),
				Expiry.startOf(0), new Expiry(0, "A"), new Expiry(0, "B"), new Expiry(1, "A"),
				new Expiry(1_795_000_000, "Ñ"), Expiry.startOf(1_795_000_001));
		assertThat(entries.stream().map(ExpiryTests::bytes)).isSorted();
		assertThat(entries.stream().map((entry) -> Expiry.SERDE.deserializer().deserialize("", bytes(entry).get())))
			.isEqualTo(entries);
	}

	@Test
	void aMomentBeginsBeforeItsCarts() {
		assertThat(
				Stream.of(new Expiry(4, "\uD83C\uDF2F"), Expiry.startOf(5), new Expiry(5, "!")).map(ExpiryTests::bytes))
			.isSorted();
	}

	private static Bytes bytes(Expiry expiry) {
		return Bytes.wrap(Expiry.SERDE.serializer().serialize("", expiry));
	}

}
