package cl.gremio.benchmarks.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.Broker;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.Folders;
import cl.gremio.benchmarks.harness.JavaProcess;
import cl.gremio.benchmarks.harness.Row;
import cl.gremio.benchmarks.harness.ServiceProcess;

/** What it costs to start one service from its jar, with an AOT cache. */
public final class StartRow implements Row {

	private static final List<String> SERVICES = List.of("sales-producer", "sales-consumer");

	@Override
	public String name() {
		return "start";
	}

	@Override
	public String what() {
		return "a service's own jar with an AOT cache, JDK 25, start to ready";
	}

	@Override
	public List<Figure> run(Bench bench) throws Exception {
		List<Figure> figures = new ArrayList<>();
		try (Broker broker = Broker.start(bench, bench.newest())) {
			for (String service : SERVICES) {
				figures.addAll(start(bench, broker, service));
			}
		}
		return figures;
	}

	private static List<Figure> start(Bench bench, Broker broker, String service) throws Exception {
		Path folder = bench.folder("aot");
		try {
			Path jar = extract(bench, service, folder);
			Path cache = folder.resolve("service.aot");
			train(bench, broker, jar, cache);
			List<String> flags = flags(bench);
			flags.add("-XX:AOTCache=" + cache);
			try (ServiceProcess process = ServiceProcess.ofJar(bench, jar, bench.newest(), flags,
					broker.bootstrapServers())) {
				long ready = process.awaitReady().toMillis();
				double cpu = process.process().cpu().toMillis() / 1e3;
				return List.of(
						Figure.of(service + ", its own jar with an AOT cache, JDK 25, start to ready", cpu, "s of CPU")
							.atMost(3),
						Figure.of("the same, by the clock", ready / 1e3, "s"),
						Figure.of("the same, resident", process.process().rss() / 1e6, "MB").atMost(300));
			}
		}
		finally {
			Folders.delete(folder);
		}
	}

	/** A flat class path, which is what a cache can be made of. */
	private static Path extract(Bench bench, String service, Path folder) throws IOException, InterruptedException {
		Path jar = bench.jar(service);
		run(bench, service + "-extract",
				List.of("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString()));
		return folder.resolve(jar.getFileName());
	}

	/** Those of the images. */
	private static List<String> flags(Bench bench) {
		List<String> flags = new ArrayList<>(List.of("@" + bench.root().resolve("deploy/java.args"),
				"@" + bench.root().resolve("deploy/image/image.args")));
		flags.addAll(Services.FLAGS);
		return flags;
	}

	/** Runs it once until it is ready: what it loads then goes into the cache. */
	private static void train(Bench bench, Broker broker, Path jar, Path cache)
			throws IOException, InterruptedException {
		List<String> flags = flags(bench);
		flags
			.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining", "-XX:AOTCacheOutput=" + cache));
		try (ServiceProcess process = ServiceProcess.ofJar(bench, jar, bench.newest(), flags,
				broker.bootstrapServers())) {
			process.awaitReady();
			process.process().stop();
		}
	}

	private static void run(Bench bench, String name, List<String> command) throws IOException, InterruptedException {
		try (JavaProcess process = JavaProcess.start(bench, name, bench.newest(), command)) {
			process.requireEnd(2, TimeUnit.MINUTES);
		}
	}

}
