package cl.gremio.benchmarks.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What is alive in the heap of another process. */
public final class Heap {

	private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

	private Heap() {
	}

	/**
	 * How much is left after a collection, in bytes; the collector must be the serial
	 * one. The least of three times, as others may allocate between the two commands.
	 */
	public static long live(Jdk jdk, JavaProcess process) throws IOException {
		return Math.min(afterCollection(jdk, process),
				Math.min(afterCollection(jdk, process), afterCollection(jdk, process)));
	}

	private static long afterCollection(Jdk jdk, JavaProcess process) throws IOException {
		jcmd(jdk, process, "GC.run");
		return USED.matcher(jcmd(jdk, process, "GC.heap_info"))
			.results()
			.mapToLong((result) -> Long.parseLong(result.group(1)) * 1024)
			.sum();
	}

	private static String jcmd(Jdk jdk, JavaProcess process, String command) throws IOException {
		Process jcmd = new ProcessBuilder(jdk.program("jcmd"), String.valueOf(process.pid()), command)
			.redirectErrorStream(true)
			.start();
		try (var output = jcmd.getInputStream()) {
			return new String(output.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
