package cl.gremio.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import cl.gremio.benchmarks.chart.LineChart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LineChartTests {

	@TempDir
	private Path folder;

	@Test
	void aLineGoesThroughItsPoints() throws IOException {
		LineChart chart = new LineChart("sales", "connections", "sales/s");
		chart.add("atomic", 64, 100);
		chart.add("atomic", 1, 50);
		chart.write(this.folder.resolve("charts/chart.svg"));
		assertThat(Files.readString(this.folder.resolve("charts/chart.svg"))).startsWith("<svg")
			.contains("d=\"M215.0 247.5L485.0 185.0\"")
			.endsWith("</svg>\n");
	}

}
