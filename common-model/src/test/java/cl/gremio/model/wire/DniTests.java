package cl.gremio.model.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import cl.gremio.model.MembershipRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DniTests {

	@ParameterizedTest
	@CsvSource({ "12.345.678-5, 12345678-5", "12345678-5, 12345678-5", "1000005k, 1000005-K", "1.000.005-K, 1000005-K",
			"1000005-k, 1000005-K", "1.000.005K, 1000005-K", "0012345678-5, 12345678-5", "012.345.678-5, 12345678-5",
			"12345678\u20115, 12345678-5", "'\u00a012.345.678-5\u2007', 12345678-5", "11.111.111-1, 11111111-1",
			"1-9, 1-9", "12.345678-5, 12345678-5" })
	void aRutIsDigitsHyphenAndCheckDigit(String given, String recorded) {
		assertThat(Dni.normalize(given)).isEqualTo(recorded);
	}

	@ParameterizedTest
	@ValueSource(strings = { "123456785", "12.345.678", "12345678-6", "1000006k", "1000005-9", "12.345.678.5", "0-0",
			"00-0", "-5", "k", "K-K", "12345678--5", "12 345 678-5", "AB-12.3", "12345678-55", "1..000.005-K",
			".1000005-K", "\u0661\u0662\u0663-5", "1234567890123-5", "pasaporte 1000005k" })
	void anyOtherTextStaysAsItIs(String dni) {
		assertThat(Dni.normalize(dni)).isEqualTo(dni);
	}

	@Test
	void everyWayToWriteARutIsOneAndADifferentCheckDigitIsNone() {
		Random random = new Random(11);
		for (int i = 0; i < 20_000; i++) {
			int number = 1 + random.nextInt(random.nextBoolean() ? 99_999_999 : 999_999_999);
			String check = check(number);
			String recorded = number + "-" + check;
			String dotted = String.format(Locale.ROOT, "%,d", number).replace(',', '.');
			for (String given : List.of(recorded, dotted + "-" + check, "0" + recorded,
					" " + recorded.toLowerCase(Locale.ROOT))) {
				assertThat(Dni.normalize(given)).as(given).isEqualTo(recorded);
			}
			String bare = dotted + check.toLowerCase(Locale.ROOT);
			assertThat(Dni.normalize(bare)).isEqualTo(check.equals("K") ? recorded : bare);
			String wrong = number + "-" + (check.equals("0") ? "1" : "0");
			assertThat(Dni.normalize(wrong)).isEqualTo(wrong);
		}
	}

	@Test
	void aRutHasAtMostNineDigits() {
		String longer = "1234567890-" + check(1_234_567_890);
		assertThat(Dni.normalize(longer)).isEqualTo(longer);
	}

	@Test
	void aRutHasAtMost32CharactersWithItsZeros() {
		assertThat(Dni.normalize("0".repeat(22) + "12345678-5")).isEqualTo("12345678-5");
		String longer = "0".repeat(23) + "12345678-5";
		assertThat(Dni.normalize(longer)).isEqualTo(longer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "12.345.678-5", "012345678-5", "\u00a012345678-5" })
	void anApplicationHasItInThatForm(String dni) throws Exception {
		Map<String, List<String>> form = Map.of("name", List.of("a"), "lastname", List.of("b"), "dni", List.of(dni),
				"mail", List.of("c@d"), "patente", List.of("ab-12 34"));
		assertThat(WireReader.readForm(form, MembershipRequest.class, Instant.EPOCH, ZoneOffset.UTC))
			.isEqualTo(new MembershipRequest("a", "b", "12345678-5", "c@d", "AB1234", 0));
	}

	@Test
	void aTextOfAnyLengthIsReadInNoTime() {
		String dots = "1.".repeat(500_000) + "1-9";
		assertThat(Dni.normalize(dots)).isEqualTo(dots);
	}

	/**
	 * Computes the check digit as the registry explains: weights 2 to 7 from the right,
	 * modulo 11.
	 */
	private static String check(int number) {
		int sum = 0;
		int weight = 2;
		for (int rest = number; rest > 0; rest /= 10) {
			sum += rest % 10 * weight;
			weight = (weight == 7) ? 2 : weight + 1;
		}
		int check = 11 - sum % 11;
		return (check == 11) ? "0" : (check == 10) ? "K" : String.valueOf(check);
	}

}
