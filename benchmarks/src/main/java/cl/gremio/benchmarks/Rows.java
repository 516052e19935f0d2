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
import cl.gremio.benchmarks.jmh.PartsRow;

/** Everything that can be measured, in the order of the table. */
final class Rows {

	private Rows() {
	}

	static List<Row> all() {
		List<Row> rows = new ArrayList<>(List.of(new SalesRow()));
		rows.addAll(PostRow.all());
		rows.addAll(List.of(new ConnectionsRow(), new BulkRow(), new StandaloneRow(), new VisibleRow(), new ListRow(),
				new StartRow(), new PartsRow()));
		return rows;
	}

}
