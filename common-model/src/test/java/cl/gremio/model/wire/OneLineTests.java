package cl.gremio.model.wire;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OneLineTests {

	@ParameterizedTest
	@CsvSource({ "0000, NUL", "000a, line feed", "000d, carriage return", "001b, escape", "007f, delete",
			"0085, next line", "009b, control sequence introducer", "00ad, soft hyphen", "061c, Arabic letter mark",
			"200b, zero-width space", "200f, right-to-left mark", "2028, line separator", "2029, paragraph separator",
			"202e, right-to-left override", "2066, left-to-right isolate", "2069, end of isolate",
			"d800, lone surrogate", "e000, private use", "feff, byte order mark", "ffff, noncharacter", "e0041, tag",
			"10ffff, last" })
	void anOddCharacterIsItsNumber(String number, String name) {
		String odd = Character.toString(Integer.parseInt(number, 16));
		String escaped = "a\\u{" + number.replaceFirst("^0+(?=.)", "") + "}b";
		assertThat(OneLine.of("a" + odd + "b")).as(name).isEqualTo(escaped);
	}

	/** Covers every Unicode character. */
	@Test
	void noCharacterBreaksTheLineOrTurnsIt() {
		IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
			.mapToObj((point) -> OneLine.of(Character.toString(point), 10))
			.forEach((line) -> assertThat(line).doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]"));
	}

	@Test
	void everyDayTextStays() {
		assertThat(OneLine.of("Añañuca 🌼 «ABCD12» 漢字 e\u0301")).isEqualTo("Añañuca 🌼 «ABCD12» 漢字 e\u0301");
		assertThat(OneLine.of(null)).isEqualTo("null");
	}

	@Test
	void longTextIsCutBetweenCharacters() {
		assertThat(OneLine.of("🛒".repeat(40), 40)).isEqualTo("🛒".repeat(40));
		assertThat(OneLine.of("🛒".repeat(41), 40)).isEqualTo("🛒".repeat(40) + "…");
		assertThat(OneLine.of("x".repeat(1_000_000))).hasSize(201);
	}

	@Test
	void linesKeepTheirBreaks() {
		assertThat(OneLine.lines("a\n\tb\r\u001b[2J\u202e")).isEqualTo("a\n\tb\\u{d}\\u{1b}[2J\\u{202e}");
	}

}
