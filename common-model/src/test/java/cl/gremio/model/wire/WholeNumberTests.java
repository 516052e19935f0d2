package cl.gremio.model.wire;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;

import cl.gremio.model.SalePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class WholeNumberTests {

	@Test
	void aNumberIsTheIntThatItIsExactly() {
		Random random = new Random(5);
		for (int i = 0; i < 200_000; i++) {
			StringBuilder number = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
			number.append(random.nextInt(3) == 0 ? "0" : String.valueOf(random.nextLong(1, 20_000_000_000L)));
			if (random.nextBoolean()) {
				number.append('.').append(random.nextInt(1000)).append("0".repeat(random.nextInt(4)));
			}
			if (random.nextBoolean()) {
				number.append(random.nextBoolean() ? 'e' : 'E')
					.append(new String[] { "", "+", "-" }[random.nextInt(3)]);
				number.append("0".repeat(random.nextInt(3))).append(random.nextInt(14));
			}
			assertThat(WholeNumber.ofNumber(number.toString())).as(number.toString())
				.isEqualTo(exact(number.toString()));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "2147483647", "2147483648", "-2147483648", "-2147483649", "2147483647.0", "2147483648e0",
			"9999999999", "21474836470e-1" })
	void aNumberIsReadUpToTheLimitsOfAnInt(String number) {
		assertThat(WholeNumber.ofNumber(number)).isEqualTo(exact(number));
	}

	private static Integer exact(String number) {
		try {
			return new BigDecimal(number).intValueExact();
		}
		catch (ArithmeticException ex) {
			return null;
		}
	}

	@ParameterizedTest
	@CsvSource({ "3, 3", "3.0, 3", "3e0, 3", "1.5E4, 15000", "30e-1, 3", "0.3e1, 3", "1e5, 100000", "1.0E+5, 100000" })
	void aCountMayComeAsAnyNumberThatIsWhole(String json, int count) throws Exception {
		assertThat(sold(json)).isEqualTo(count);
	}

	@ParameterizedTest
	@CsvSource({ "3, 3", "003, 3", "90, 90", "' 3 ', 3", "'\u00a03\ufeff', 3" })
	void aCountMayComeAsDigits(String text, int count) throws Exception {
		assertThat(sold("\"" + text + "\"")).isEqualTo(count);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"3.0\"", "\"1.000\"", "\"+3\"", "\"-3\"", "\"3e0\"", "\"\uff13\"", "\"\u0663\"",
			"\"0x3\"", "\"1 000\"", "\"1,000\"", "3.5", "3e-1", "-3", "0", "-0", "100001", "1e6", "1e999999999",
			"1e-999999999", "1e99999999999999999999", "2147483648", "true", "[3]", "{}" })
	void anyOtherCountIsToldItsRange(String json) {
		assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> sold(json))
			.withMessage("count_sopaipillas must be a whole number from 1 to 100000");
	}

	@Test
	void noNumberTakesLong() {
		String digits = "1".repeat(1_000_000);
		assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
			for (String number : new String[] { digits, "0." + digits, "1e" + digits, "1e-" + digits,
					digits + "e-999999" }) {
				assertThat(WholeNumber.ofNumber(number)).isNull();
			}
			assertThat(WholeNumber.ofNumber("3." + "0".repeat(1_000_000))).isEqualTo(3);
			assertThat(WholeNumber.ofNumber("3" + "0".repeat(999_999) + "e-999999")).isEqualTo(3);
			assertThat(WholeNumber.ofNumber("0e" + digits)).isEqualTo(0);
			assertThat(WholeNumber.ofText("0".repeat(1_000_000) + "3")).isEqualTo(3);
		});
	}

	private static int sold(String count) throws InvalidEventException {
		String sale = "{\"client\":\"a\",\"patente_carro\":\"b\",\"count_sopaipillas\":" + count + "}";
		return WireReader.readJson(sale.getBytes(java.nio.charset.StandardCharsets.UTF_8), SalePayload.class)
			.sopaipillas();
	}

}
