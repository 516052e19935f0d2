package cl.gremio.benchmarks;

import java.util.ArrayList;
import java.util.List;

import cl.gremio.benchmarks.harness.Row;
import cl.gremio.benchmarks.http.BulkRow;
import cl.gremio.benchmarks.http.ConnectionsRow;
import cl.gremio.benchmarks.http.ListRow;
import cl.gremio.benchmarks.http.PostRow;
import cl.gremio.benchmarks.http.SalesRow;
import cl.gremio.benchmarks.http.StandaloneRow;
import cl.gremio.benchmarks.http.StartRow;
import cl.gremio.benchmarks.http.VisibleRow;
import cl.gremio.benchmarks.replay.GrowthRow;
import cl.gremio.benchmarks.replay.ReplayRow;

/** All rows, in the order of the table. */
final class Rows {

	private Rows() {
	}

	static List<Row> all() {
		List<Row> rows = new ArrayList<>(List.of(new SalesRow(), new ConnectionsRow()));
		rows.addAll(PostRow.all());
		rows.add(new BulkRow());
		rows.addAll(ReplayRow.all());
		rows.add(new GrowthRow());
		rows.addAll(List.of(new VisibleRow(), new ListRow(), new StandaloneRow(), new StartRow()));
		return rows;
	}

}
