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
		List<Row> rows = new ArrayList<>(List.of(
				new Row("sales", "POST /sales, 64 connections, own JVM, atomic on three topics", SalesRow::run),
				new Row("connections", "POST /sales over 1 to 2048 connections, own JVM", ConnectionsRow::run)));
		rows.addAll(PostRow.all());
		rows.add(new Row("bulk", "POST /sales, NDJSON of 20000 sales, 4 connections, own JVM", BulkRow::run));
		rows.addAll(ReplayRow.all());
		rows.addAll(List.of(
				new Row("growth", "replay of 2 million sales of 30 days by the sales-consumer", GrowthRow::run),
				new Row("visible", "2xx to visible in the GET, 500 sales/s beside it, standalone, JDK 17",
						VisibleRow::run),
				new Row("list", "GET /ventadiaria of 100000 carts, whole, streamed", ListRow::run),
				new Row("standalone", "standalone, JDK 17: start, POST /sales with everything running, memory",
						StandaloneRow::run),
				new Row("start", "a service's own jar with an AOT cache, JDK 25, start to ready", StartRow::run)));
		return rows;
	}

}
