package cl.gremio.model.wire;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UbicacionTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "-33.4489,-70.6693 | -33.4489 | -70.6693", "-33.4489, -70.6693 | -33.4489 | -70.6693",
					"90,180 | 90 | 180", "-90.0,-180.000 | -90 | -180", "+1.5,0 | 1.5 | 0" })
	void aTextThatReadsAsLatLonWithinRangeIsAPoint(String text, double lat, double lon) {
		assertThat(Ubicacion.point(text)).contains(new Ubicacion.Point(lat, lon));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Plaza de Armas", "-33.4489", "-33.4489,", ",-70.6693", "-33.4489;-70.6693",
			"-33.4489 -70.6693", "-33,4489,-70,6693", "1,2,3", "90.00000000000000000001,0", "-91,0", "0,180.5", "1e1,0",
			"NaN,0", "Infinity,0", "0x1,0", ".5,.5", "1.,2", "٣٣,٧٠", "--1,0", "calle 33,70" })
	void anyOtherTextIsNotAPoint(String text) {
		assertThat(Ubicacion.point(text)).isEmpty();
	}

	@Test
	void aTextTooLongForAPlaceIsNotAPoint() {
		assertThat(Ubicacion.point("0." + "0".repeat(1_000_000) + ",0")).isEmpty();
		assertThat(Ubicacion.point("0." + "0".repeat(Ubicacion.MAX_LENGTH - 4) + ",0")).isPresent();
		assertThat(Ubicacion.point("0." + "0".repeat(Ubicacion.MAX_LENGTH - 3) + ",0")).isEmpty();
	}

	@Test
	void whiteSpaceAroundATextIsNoPartOfIt() {
		assertThat(Ubicacion.normalize(" \tPlaza  de Armas\n")).isEqualTo("Plaza  de Armas");
		assertThat(Ubicacion.point(" -33.4489,-70.6693 ")).isPresent();
		assertThat(Ubicacion.point("\ufeff-33.4489\u00a0,\u2007-70.6693\u202f")).isPresent();
	}

	@ParameterizedTest
	@CsvSource({ "-33.4489, -70.6693, '-33.4489,-70.6693'",
			"-33.448900000000000000001, 70.10, '-33.448900000000000000001,70.10'", "1E+1, 1.5e-7, '10,0.00000015'",
			"0, -0.0, '0,0.0'", "91, 500, '91,500'" })
	void aPairOfNumbersBecomesTextDigitByDigit(BigDecimal lat, BigDecimal lon, String expected) {
		assertThat(Ubicacion.ofPoint(lat, lon)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1E+999999999", "-1E-999999999", "1E+2147483647", "1E-2147483647" })
	void aNumberThatWouldFillTheMemoryKeepsItsExponentAndIsNoPoint(BigDecimal huge) {
		String text = Ubicacion.ofPoint(huge, huge);
		assertThat(text).hasSizeLessThan(Ubicacion.MAX_LENGTH);
		assertThat(Ubicacion.point(text)).isEmpty();
	}

}
