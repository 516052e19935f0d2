package cl.gremio.model;

import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlateTests {

	@Test
	void aPlateIsTrimmedAndUpperCased() {
		assertThat(Plate.normalize(" ab-cd 12\n")).isEqualTo("AB-CD 12");
		assertThat(Plate.normalize("ñu12")).isEqualTo("ÑU12");
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
