package cl.gremio.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.FigureTable;
import cl.gremio.benchmarks.harness.Jdk;
import cl.gremio.benchmarks.harness.Row;
import cl.gremio.service.RootLocale;
import cl.gremio.tools.CommandLines;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import org.springframework.core.NestedExceptionUtils;

/** Runs rows and prints the table of their figures. Exit code 1 means a failed row. */
@Command(name = "benchmark", description = "Measures gremio on this machine, see BENCHMARKS.md.")
public final class Benchmarks implements Callable<Integer> {

	private static final Logger logger = LoggerFactory.getLogger(Benchmarks.class);

	private final List<Row> all;

	@Parameters(paramLabel = "ROW", converter = RowConverter.class, description = "the rows to run (default: all)")
	private List<Row> rows = new ArrayList<>();

	@Option(names = "--quick", description = "rough figures, in minutes")
	private boolean quick;

	@Option(names = "--jdk17", paramLabel = "HOME", description = "a JDK 17 (default: one that is installed)")
	private @Nullable String jdk17;

	@Option(names = "--jdk25", paramLabel = "HOME", description = "a JDK 25 (default: one that is installed)")
	private @Nullable String jdk25;

	@Spec
	private @Nullable CommandSpec spec;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "this text")
	private boolean help;

	private Benchmarks(List<Row> all) {
		this.all = all;
	}

	public static void main(String[] args) {
		RootLocale.use();
		System.exit(commandLine().execute(args));
	}

	static CommandLine commandLine() {
		return commandLine(Rows.all());
	}

	/** A command line that runs some rows where none is named. */
	static CommandLine commandLine(List<Row> all) {
		CommandLine commandLine = new CommandLine(new Benchmarks(all));
		commandLine.getCommandSpec()
			.usageMessage()
			.footer(Rows.all()
				.stream()
				.map((row) -> "  %-18s %s".formatted(row.name(), row.what()))
				.toArray(String[]::new));
		return CommandLines.configure(commandLine);
	}

	@Override
	public Integer call() throws Exception {
		Bench bench = bench();
		FigureTable table = new FigureTable();
		boolean failed = false;
		for (Row row : this.rows.isEmpty() ? this.all : this.rows) {
			System.err.println(row.name() + ": " + row.what() + " ...");
			try {
				List<Figure> figures = row.measurement().run(bench, row.what());
				table.add(figures);
				FigureTable part = new FigureTable();
				part.add(figures);
				System.err.println(part);
			}
			catch (Exception ex) {
				failed = true;
				logger.debug("Row {} failed", row.name(), ex);
				CommandLines.fail(Objects.requireNonNull(this.spec).commandLine(),
						row.name() + " failed: " + explain(ex));
			}
		}
		System.out.print(table);
		Files.writeString(Files.createDirectories(bench.work()).resolve("table.md"), table.toString());
		return failed ? 1 : 0;
	}

	private static String explain(Exception failure) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
		return (cause == failure) ? failure.toString() : failure + ", because of " + cause;
	}

	private Bench bench() {
		Path root = Path.of(System.getProperty("gremio.root", ".")).toAbsolutePath().normalize();
		return new Bench(root, root.resolve("benchmarks/target/bench"), this.quick, Jdk.find(17, this.jdk17),
				Jdk.find(25, this.jdk25));
	}

	private static final class RowConverter implements ITypeConverter<Row> {

		@Override
		public Row convert(String name) {
			return Rows.all()
				.stream()
				.filter((row) -> row.name().equals(name))
				.findFirst()
				.orElseThrow(() -> new TypeConversionException("there is no row " + name + " (--help lists all)"));
		}

	}

}
