package cl.gremio.benchmarks;

import java.util.List;

import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.FigureTable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FigureTableTests {

	private final FigureTable table = new FigureTable();

	@Test
	void aFigureIsHeldAgainstItsTargetAndItsLimit() {
		this.table.add(List.of(Figure.of("sales", 9100, "sales/s").atLeast(9000).of(0.7, "plain", 12_000)));
		assertThat(this.table.toString())
			.endsWith("| sales | ≥ 9,000, ≥ 70% | 9,100 sales/s | plain: 12,000 | 76% | reached |\n");
	}

	@Test
	void whatPassesItsTargetIsMissed() {
		this.table.add(List.of(Figure.of("p99", 25.5, "ms").atMost(25)));
		assertThat(this.table.toString()).endsWith("| p99 | ≤ 25 | 25.5 ms |  |  | missed |\n");
	}

	@Test
	void whatMissesItsShareIsMissed() {
		this.table.add(List.of(Figure.of("sales", 6900, "sales/s").of(0.7, "plain", 10_000)));
		assertThat(this.table.toString()).endsWith("| 69% | missed |\n");
	}

}
