package cl.gremio.model.wire;

import java.util.Random;
import java.util.regex.Pattern;

import cl.gremio.model.CaptureRequest;
import cl.gremio.model.LocationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TextTests {

	@Test
	void whatIsTrimmedIsUnicodesWhiteSpaceAndTheByteOrderMark() {
		Pattern blank = Pattern.compile("[\\p{IsWhite_Space}\\ufeff]");
		for (int c = 0; c <= Character.MAX_VALUE; c++) {
			String given = (char) c + "a" + (char) c + "b" + (char) c;
			String expected = blank.matcher(String.valueOf((char) c)).matches() ? "a" + (char) c + "b" : given;
			assertThat(Text.trim(given)).as("U+%04X", c).isEqualTo(expected);
		}
		for (int c = Character.MIN_SUPPLEMENTARY_CODE_POINT; c <= Character.MAX_CODE_POINT; c++) {
			assertThat(blank.matcher(Character.toString(c)).matches()).as("U+%04X", c).isFalse();
		}
	}

	@Test
	void everyTextOfWhiteSpaceIsAMissingOne() throws Exception {
		for (int c = 0; c <= Character.MAX_VALUE; c++) {
			if (Text.isBlank((char) c)) {
				String blank = String.valueOf((char) c).repeat(3);
				assertThat(Text.trim(blank)).isEmpty();
				assertThatExceptionOfType(InvalidEventException.class)
					.isThrownBy(() -> WireReader.readJson(WireWriter.toJson(new Raw(blank)), CaptureRequest.class))
					.withMessage("patente must be given");
				String plate = blank + "ab12" + blank;
				assertThat(WireReader.readJson(WireWriter.toJson(new Raw(plate)), CaptureRequest.class).plate())
					.isEqualTo("AB12");
			}
		}
	}

	@Test
	void wellFormedTextIsWhatUtf8CanWriteWithoutNul() {
		Random random = new Random(3);
		char[] alphabet = { 'a', 0, '\ud83c', '\udf2e', '\uffff', ' ', '\u00f1' };
		for (int i = 0; i < 100_000; i++) {
			StringBuilder text = new StringBuilder();
			for (int length = random.nextInt(6); length > 0; length--) {
				text.append(alphabet[random.nextInt(alphabet.length)]);
			}
			boolean expected = UTF_8.newEncoder().canEncode(text) && text.indexOf("\0") == -1;
			assertThat(Text.isWellFormed(text.toString())).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "\ud83c\udf2e", "\u00f1" })
	void lengthsAreInCodePoints(String character) throws Exception {
		LocationRequest report = WireReader.readJson(WireWriter.toJson(new Raw(character.repeat(200))),
				LocationRequest.class);
		assertThat(report.ubicacion()).isEqualTo(character.repeat(200));
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(
					() -> WireReader.readJson(WireWriter.toJson(new Raw(character.repeat(201))), LocationRequest.class))
			.withMessage("patente must be at most 200 characters; ubicacion must be at most 200 characters");
	}

	record Raw(String patente, String ubicacion) {

		Raw(String both) {
			this(both, both);
		}

	}

}
