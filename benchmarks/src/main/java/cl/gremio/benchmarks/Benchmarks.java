package cl.gremio.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.FigureTable;
import cl.gremio.benchmarks.harness.Row;
import cl.gremio.service.RootLocale;

/** Runs rows and prints the table of their figures. */
public final class Benchmarks {

	private Benchmarks() {
	}

	public static void main(String[] args) throws Exception {
		RootLocale.use();
		Arguments arguments = Arguments.parse(List.of(args), Rows.all());
		if (arguments.help()) {
			System.out.print(Arguments.help(Rows.all()));
			return;
		}
		Bench bench = arguments.bench();
		FigureTable table = new FigureTable();
		boolean failed = false;
		for (Row row : arguments.rows()) {
			System.err.println(row.name() + ": " + row.what() + " ...");
			try {
				List<Figure> figures = row.run(bench);
				table.add(figures);
				FigureTable part = new FigureTable();
				part.add(figures);
				System.err.println(part);
			}
			catch (Exception ex) {
				failed = true;
				ex.printStackTrace();
			}
		}
		System.out.print(table);
		Files.writeString(Files.createDirectories(bench.work()).resolve("table.md"), table.toString());
		System.exit(failed ? 1 : 0);
	}

}
