package cl.gremio.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.Jdk;
import cl.gremio.benchmarks.harness.Row;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param rows which are to run
 * @param quick whether rough figures are enough
 * @param help whether only to say what can be asked for
 */
record Arguments(List<Row> rows, boolean quick, boolean help, @Nullable String jdk17, @Nullable String jdk25) {

	private static final String QUICK = "--quick";

	private static final String JDK17 = "--jdk17=";

	private static final String JDK25 = "--jdk25=";

	/** Reads the command line; rows are those of that name, or all. */
	static Arguments parse(List<String> args, List<Row> all) {
		List<Row> rows = new ArrayList<>();
		boolean quick = false;
		boolean help = false;
		String jdk17 = null;
		String jdk25 = null;
		for (String arg : args) {
			if (arg.equals(QUICK)) {
				quick = true;
			}
			else if (arg.equals("--help")) {
				help = true;
			}
			else if (arg.startsWith(JDK17)) {
				jdk17 = arg.substring(JDK17.length());
			}
			else if (arg.startsWith(JDK25)) {
				jdk25 = arg.substring(JDK25.length());
			}
			else {
				rows.add(named(arg, all));
			}
		}
		return new Arguments(rows.isEmpty() ? all : List.copyOf(rows), quick, help, jdk17, jdk25);
	}

	private static Row named(String name, List<Row> all) {
		return all.stream()
			.filter((row) -> row.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no row " + name + ":\n" + help(all)));
	}

	static String help(List<Row> all) {
		String options = "benchmark [--quick] [--jdk17=HOME] [--jdk25=HOME] [ROW ...]\n";
		return all.stream()
			.map((row) -> String.format("  %-18s %s%n", row.name(), row.what()))
			.collect(Collectors.joining("", options, ""));
	}

	/** Where the rows run. */
	Bench bench() {
		Path root = Path.of(System.getProperty("gremio.root", ".")).toAbsolutePath().normalize();
		return new Bench(root, root.resolve("benchmarks/target/bench"), this.quick, Jdk.find(17, this.jdk17),
				Jdk.find(25, this.jdk25));
	}

}
