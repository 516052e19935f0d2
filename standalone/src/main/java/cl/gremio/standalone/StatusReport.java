package cl.gremio.standalone;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import cl.gremio.service.storage.FileErrors;
import cl.gremio.tools.deadletter.DeadLetterCount;
import org.apache.kafka.common.KafkaException;

/**
 * The state of the services, of the dead letters and of the disk. The services may run in
 * one process or in many.
 */
final class StatusReport {

	private final Options options;

	private final PrintWriter out;

	private StatusReport(Options options, PrintWriter out) {
		this.options = options;
		this.out = out;
	}

	/**
	 * Asks all services and Kafka, and prints their state.
	 * @return whether Kafka answers and all services are ready
	 */
	static boolean print(Options options, PrintWriter out) {
		StatusReport status = new StatusReport(options, out);
		boolean ready = status.services();
		ready &= status.deadLetters();
		status.disk();
		return ready;
	}

	private boolean services() {
		String host = Addresses.reachable(this.options.bind());
		List<ServiceStatus> all = Arrays.stream(Service.values())
			.parallel()
			.map((service) -> ServiceStatus.of(service, Addresses.hostAndPort(host, this.options.ports().of(service))))
			.toList();
		all.forEach((each) -> print(each.service().label(), each.text()));
		return all.stream().allMatch(ServiceStatus::ready);
	}

	private boolean deadLetters() {
		String broker = Addresses.hostAndPort(Addresses.reachable(this.options.bind()), this.options.ports().broker());
		try {
			print("dead letters",
					DeadLetterCount.byTopic(broker)
						.entrySet()
						.stream()
						.map((topic) -> topic.getKey() + " " + topic.getValue())
						.collect(Collectors.joining(", ")));
			return true;
		}
		catch (KafkaException ex) {
			print("dead letters", "not known: Kafka does not answer on " + broker);
			return false;
		}
	}

	private void disk() {
		Path data = this.options.data();
		if (!Files.isDirectory(data)) {
			print("data", "no folder " + data + " here");
			return;
		}
		try {
			print("data", String.format(Locale.ROOT, "%s: %,d MB, %,d MB free on its disk", data,
					size(data.toFile()) >> 20, Files.getFileStore(data).getUsableSpace() >> 20));
		}
		catch (IOException ex) {
			print("data", data + " can't be read: " + FileErrors.describe(ex));
		}
	}

	/**
	 * Adds up the files of a folder, while files come and go. Kafka creates its index
	 * files sparse: they take next to no space on the disk, so they do not count.
	 */
	private static long size(File file) {
		File[] within = file.listFiles();
		if (within != null) {
			return Arrays.stream(within).mapToLong(StatusReport::size).sum();
		}
		return file.getName().endsWith("index") ? 0 : file.length();
	}

	private void print(String name, String text) {
		this.out.printf(Locale.ROOT, "%-18s %s%n", name, text);
	}

}
