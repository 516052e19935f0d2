package cl.gremio.standalone;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The resources that the services of this JVM hold.
 *
 * @param threads the number of threads of each kind, without HTTP threads, which vary
 * @param clients the number of Kafka clients
 * @param connections the number of the clients' connections
 */
record Footprint(Map<String, Long> threads, int clients, int connections) {

	static Footprint now() {
		Map<String, Long> threads = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map((thread) -> thread.getName().replaceAll("[0-9a-f]{8}(-[0-9a-f-]{27})?|\\d+", "#"))
			.filter((name) -> !name.matches("(http-nio|HttpClient|ForkJoin|pool|awaitility|Attach).*"))
			.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
		MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
		int clients = 0;
		int connections = 0;
		try {
			for (String kind : Set.of("producer", "consumer", "admin-client")) {
				for (ObjectName client : beans.queryNames(
						new ObjectName("kafka." + kind.replace("-", ".") + ":type=" + kind + "-metrics,*"), null)) {
					clients++;
					connections += ((Number) beans.getAttribute(client, "connection-count")).intValue();
				}
			}
		}
		catch (JMException ex) {
			throw new IllegalStateException(ex);
		}
		return new Footprint(threads, clients, connections);
	}

	long threadCount() {
		return this.threads.values().stream().mapToLong(Long::longValue).sum();
	}

}
