package cl.gremio.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import cl.gremio.tools.deadletter.DeadLetterCount;
import org.apache.kafka.common.KafkaException;

/**
 * The command {@code gremio status}: how everything is, be it in one process or in many.
 */
final class Status {

	private final Options options;

	private final PrintStream out;

	private Status(Options options, PrintStream out) {
		this.options = options;
		this.out = out;
	}

	/**
	 * Asks everything, and prints how it is.
	 * @return whether Kafka answers and all services are ready
	 */
	static boolean print(Options options, PrintStream out) {
		Status status = new Status(options, out);
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
			print("data", String.format(Locale.ROOT, "%s: %,d MB, %,d MB free on its disk", data, size(data) >> 20,
					Files.getFileStore(data).getUsableSpace() >> 20));
		}
		catch (IOException ex) {
			print("data", data + " can't be read: " + ex);
		}
	}

	/**
	 * Files come and go meanwhile. Kafka lays its indexes out at full size, and a disk
	 * holds next to nothing of them.
	 */
	private static long size(Path folder) throws IOException {
		AtomicLong size = new AtomicLong();
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				size.addAndGet(file.toString().endsWith("index") ? 0 : attributes.size());
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(Path file, IOException ex) {
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path directory, IOException ex) {
				return FileVisitResult.CONTINUE;
			}

		});
		return size.get();
	}

	private void print(String name, String text) {
		this.out.printf(Locale.ROOT, "%-18s %s%n", name, text);
	}

}
