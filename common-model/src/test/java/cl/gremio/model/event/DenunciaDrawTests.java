package cl.gremio.model.event;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DenunciaDrawTests {

	@Test
	void whatTheReportSaysHolds() {
		assertThat(DenunciaDraw.orDrawn(0, "id", 1)).isZero();
		assertThat(DenunciaDraw.orDrawn(1, "id", 0)).isEqualTo(1);
	}

	@Test
	void theSameEventDrawsTheSame() {
		assertThat(IntStream.range(0, 100).map((i) -> DenunciaDraw.orDrawn(null, "id", 0.5)).distinct()).hasSize(1);
	}

	@Test
	void theProbabilityIsKept() {
		assertThat(denounced(0)).isZero();
		assertThat(denounced(1)).isEqualTo(10_000);
		assertThat(denounced(0.2)).isBetween(1_850, 2_150);
	}

	@Test
	void aDrawBelowTheProbabilityDenounces() {
		double drawn = Draw.unit("id", "denuncia");
		assertThat(DenunciaDraw.orDrawn(null, "id", drawn)).isZero();
		assertThat(DenunciaDraw.orDrawn(null, "id", Math.nextUp(drawn))).isEqualTo(1);
	}

	private static int denounced(double probability) {
		return IntStream.range(0, 10_000).map((i) -> DenunciaDraw.orDrawn(null, "id-" + i, probability)).sum();
	}

}
