package cl.gremio.benchmarks.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The live objects in the heap of another process. */
public final class Heap {

	private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

	private Heap() {
	}

	/**
	 * Returns the live bytes after a collection by the serial collector. Threads may
	 * allocate between the two commands, so the least of three measurements counts.
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
