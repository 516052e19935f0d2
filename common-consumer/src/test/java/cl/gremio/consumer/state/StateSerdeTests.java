package cl.gremio.consumer.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StateSerdeTests {

	private static final Serde<Tally> SERDE = StateSerde.of(Tally.class);

	private static final Tally TALLY = new Tally(7, LocalDate.of(2026, 11, 23), Instant.ofEpochMilli(-1),
			List.of(new Name("José"), new Name("🥟")), null);

	@Test
	void aRecordIsAnArrayOfItsComponentsInTheirOrder() {
		assertThat(new String(SERDE.serializer().serialize("", TALLY), UTF_8))
			.isEqualTo("[7,[2026,11,23],-1,[[\"José\"],[\"🥟\"]],null]");
	}

	@Test
	void aRecordIsReadAsItWasWritten() {
		assertThat(read(SERDE.serializer().serialize("", TALLY))).isEqualTo(TALLY);
	}

	@Test
	void nullIsATombstone() {
		assertThat(SERDE.serializer().serialize("", null)).isNull();
		assertThat(read(null)).isNull();
	}

	@Test
	void aComponentThatAnEarlierReleaseDidNotKnowIsNull() {
		assertThat(read("[7,[2026,11,23],-1]".getBytes(UTF_8)))
			.isEqualTo(new Tally(7, TALLY.day(), TALLY.time(), null, null));
	}

	@Test
	void aComponentOfALaterReleaseIsIgnored() {
		assertThat(read("[7,[2026,11,23],-1,[],null,{\"more\":[1]},2]".getBytes(UTF_8)))
			.isEqualTo(new Tally(7, TALLY.day(), TALLY.time(), List.of(), null));
	}

	/** Earlier forms were objects, or bytes of their own. */
	@ParameterizedTest
	@ValueSource(
			strings = { "{\"count\":7}", "{}", "[]", "7", "", "junk", "\0\0\0\0\0\0\0\7", "[\"many\"]", "[7", "null" })
	void anotherFormIsRefused(String text) {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> read(text.getBytes(UTF_8)));
	}

	private static Tally read(byte @Nullable [] bytes) {
		return SERDE.deserializer().deserialize("", bytes);
	}

	private record Tally(int count, @Nullable LocalDate day, @Nullable Instant time, @Nullable List<Name> names,
			@Nullable String note) {

		/** A property that follows from the components. */
		@JsonProperty("double")
		int twice() {
			return 2 * this.count;
		}

	}

	private record Name(@JsonProperty("nombre") String text) {
	}

}
