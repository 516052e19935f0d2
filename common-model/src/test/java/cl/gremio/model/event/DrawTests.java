package cl.gremio.model.event;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DrawTests {

	private static final int IDS = 70_000;

	// The expected values come from an independent SHA-256. If a value changes, the same
	// log gives another guild.
	@ParameterizedTest
	@CsvSource({ "0, aceptacion, 4, 0.6524190170350995", "members-0-17, aceptacion, 1, 0.03462316244689745",
			"members-0-17, denuncia, 3, 0.9032922015487616",
			"018f3c2e-7b1a-7cc0-9d3e-5a6f1b2c3d4e, aceptacion, 5, 0.5645345017577091",
			"ubication-1-1234567, denuncia, 5, 0.5678873029669959", "ñandú-漢字-🛒, denuncia, 6, 0.3011003991029917" })
	void aDrawNeverChanges(String id, String purpose, int belowSeven, double unit) {
		assertThat(Draw.below(7, id, purpose)).isEqualTo(belowSeven);
		assertThat(Draw.unit(id, purpose)).isEqualTo(unit);
	}

	@Test
	void aDrawDoesNotDependOnTheLocale() {
		Locale before = Locale.getDefault();
		int drawn = Draw.below(1_000_000, "sale-İi-1", "aceptacion");
		try {
			Locale.setDefault(Locale.forLanguageTag("tr-TR"));
			assertThat(Draw.below(1_000_000, "sale-İi-1", "aceptacion")).isEqualTo(drawn);
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 7, 100 })
	void allOutcomesAreEquallyLikely(int bound) {
		long[] counts = new long[bound];
		for (int i = 0; i < IDS; i++) {
			counts[Draw.below(bound, "members-0-" + i, "aceptacion")]++;
		}
		assertUniform(counts);
	}

	@Test
	void aUnitIsSpreadEvenlyFromZeroToOne() {
		long[] counts = new long[100];
		for (int i = 0; i < IDS; i++) {
			double unit = Draw.unit("ubication-1-" + i, "denuncia");
			assertThat(unit).isGreaterThanOrEqualTo(0).isLessThan(1);
			counts[(int) (unit * counts.length)]++;
		}
		assertUniform(counts);
	}

	@Test
	void theDrawsOfOneEventAreIndependent() {
		long[] counts = new long[49];
		for (int i = 0; i < IDS; i++) {
			counts[7 * Draw.below(7, "event-" + i, "aceptacion") + Draw.below(7, "event-" + i, "denuncia")]++;
		}
		assertUniform(counts);
	}

	@Test
	void aDrawOfOneOutcomeIsThatOne() {
		assertThat(Draw.below(1, "event", "aceptacion")).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -7 })
	void aDrawHasOutcomes(int bound) {
		assertThatIllegalArgumentException().isThrownBy(() -> Draw.below(bound, "event", "aceptacion"))
			.withMessage("A draw has at least 1 outcome, not " + bound);
	}

	/**
	 * Chi-square with k-1 degrees of freedom has mean k-1 and variance 2(k-1). For any k,
	 * it exceeds mean + 6 deviations + 20 with a probability below 1e-6. The ids are
	 * fixed, so the test passes always or never.
	 */
	private static void assertUniform(long[] counts) {
		double expected = (double) IDS / counts.length;
		double chiSquare = 0;
		for (long count : counts) {
			chiSquare += (count - expected) * (count - expected) / expected;
		}
		double freedom = counts.length - 1.0;
		assertThat(chiSquare).isLessThan(freedom + 6 * Math.sqrt(2 * freedom) + 20);
	}

}
