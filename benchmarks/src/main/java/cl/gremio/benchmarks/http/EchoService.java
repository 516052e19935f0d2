package cl.gremio.benchmarks.http;

import cl.gremio.members.producer.MembersProducerApplication;
import cl.gremio.location.producer.LocationProducerApplication;
import cl.gremio.service.RootLocale;
import cl.gremio.stock.producer.StockProducerApplication;

import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * A producer with one more route. The route reads, checks and answers as the producer's
 * own route does, but without Kafka.
 */
final class EchoService {

	private EchoService() {
	}

	public static void main(String[] args) {
		RootLocale.use();
		String name = System.getProperty("gremio.benchmark.service");
		new SpringApplicationBuilder(application(name), EchoController.class)
			.properties("spring.application.name=" + name)
			.run(args);
	}

	private static Class<?> application(String name) {
		return switch (name) {
			case "members-producer" -> MembersProducerApplication.class;
			case "location-producer" -> LocationProducerApplication.class;
			case "stock-producer" -> StockProducerApplication.class;
			default -> throw new IllegalArgumentException("There is no echo of the " + name);
		};
	}

}
