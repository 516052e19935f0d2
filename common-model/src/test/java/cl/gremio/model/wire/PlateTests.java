package cl.gremio.model.wire;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlateTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"',
			value = { "ab1234, AB1234", "AB-12 34, AB1234", "az-90 09, AZ9009", "A.B.1.2.3.4, AB1234",
					"ab\u00b712\u00b734, AB1234", "AB\u201112\u00a034, AB1234", "bbcl-10, BBCL10", "BB.CL 10, BBCL10",
					"ab 123, AB123", "abc-12, ABC12", "\u2007ab-cd 12\u0085, ABCD12", "-AB1234-, AB1234" })
	void aPlateOfAChileanFormLosesWhatSeparatesItsParts(String given, String recorded) {
		assertThat(Plate.normalize(given)).isEqualTo(recorded);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"',
			value = { "\u00f1u-12, \u00d1U-12", "a-1, A-1", "ab-12, AB-12", "abcde 12, ABCDE 12", "a 12345, A 12345",
					"ab 12345, AB 12345", "abcd 123, ABCD 123", "abc 1, ABC 1", "ab_1234, AB_1234", "ab-12-x, AB-12-X",
					"AB-\u0661\u0662\u0663\u0664, AB-\u0661\u0662\u0663\u0664", "stra\u00dfe-1, STRASSE-1", "., ." })
	void anyOtherPlateKeepsThem(String given, String recorded) {
		assertThat(Plate.normalize(given)).isEqualTo(recorded);
	}

	@Test
	void aPlateThatIsRecordedIsReadAsItself() {
		Random random = new Random(11);
		String alphabet = "abAB12 -.\u00b7\u2011\u00a0\ufeff\u00df\u0149\ud801\udc28\u0131\u1fb3x";
		for (int i = 0; i < 50_000; i++) {
			String given = random.ints(random.nextInt(10), 0, alphabet.length())
				.mapToObj((at) -> String.valueOf(alphabet.charAt(at)))
				.collect(Collectors.joining());
			String recorded = Plate.normalize(given);
			assertThat(Plate.normalize(recorded)).as(given).isEqualTo(recorded);
		}
		for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
			String recorded = Plate.normalize(Character.toString(c));
			if (!recorded.equals(Plate.normalize(recorded))) {
				assertThat(Plate.normalize(recorded)).as("U+%04X", c).isEqualTo(recorded);
			}
		}
	}

	@Test
	void aPlateDoesNotDependOnTheLocale() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("tr-TR"));
			assertThat(Plate.normalize("abi123")).isEqualTo("ABI123");
		}
		finally {
			Locale.setDefault(before);
		}
	}

}
