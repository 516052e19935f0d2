package cl.gremio.benchmarks;

import java.util.List;

import cl.gremio.benchmarks.harness.Row;

/** Everything that can be measured, in the order of the table. */
final class Rows {

	private Rows() {
	}

	static List<Row> all() {
		return List.of();
	}

}
