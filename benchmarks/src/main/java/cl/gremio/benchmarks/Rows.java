package cl.gremio.benchmarks;

import java.util.ArrayList;
import java.util.List;

import cl.gremio.benchmarks.harness.Row;
import cl.gremio.benchmarks.http.PostRow;
import cl.gremio.benchmarks.http.SalesRow;
import cl.gremio.benchmarks.replay.GrowthRow;
import cl.gremio.benchmarks.replay.ReplayRow;

/** Everything that can be measured, in the order of the table. */
final class Rows {

	private Rows() {
	}

	static List<Row> all() {
		List<Row> rows = new ArrayList<>(List.of(new SalesRow()));
		rows.addAll(PostRow.all());
		rows.addAll(ReplayRow.all());
		rows.add(new GrowthRow());
		return rows;
	}

}
