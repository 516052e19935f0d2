package cl.gremio.benchmarks;

import java.util.ArrayList;
import java.util.List;

import cl.gremio.benchmarks.harness.Row;
import cl.gremio.benchmarks.http.PostRow;
import cl.gremio.benchmarks.http.SalesRow;

/** Everything that can be measured, in the order of the table. */
final class Rows {

	private Rows() {
	}

	static List<Row> all() {
		List<Row> rows = new ArrayList<>(List.of(new SalesRow()));
		rows.addAll(PostRow.all());
		return rows;
	}

}
