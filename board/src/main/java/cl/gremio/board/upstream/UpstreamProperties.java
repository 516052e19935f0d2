package cl.gremio.board.upstream;

import java.net.URI;
import java.util.List;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The addresses of the services, such as {@code http://10.0.0.7:3001}, one for each
 * instance. Another instance is tried where one does not connect.
 *
 * @param membersProducer the instances of the members-producer
 * @param salesProducer the instances of the sales-producer
 * @param stockProducer the instances of the stock-producer
 * @param locationProducer the instances of the location-producer
 * @param membersConsumer the instances of the members-consumer
 * @param salesConsumer the instances of the sales-consumer
 * @param stockConsumer the instances of the stock-consumer
 * @param locationConsumer the instances of the location-consumer
 */
@Validated
@ConfigurationProperties("gremio.board.services")
record UpstreamProperties(@DefaultValue("http://127.0.0.1:3000") @NotEmpty List<URI> membersProducer,
		@DefaultValue("http://127.0.0.1:3001") @NotEmpty List<URI> salesProducer,
		@DefaultValue("http://127.0.0.1:3002") @NotEmpty List<URI> stockProducer,
		@DefaultValue("http://127.0.0.1:3003") @NotEmpty List<URI> locationProducer,
		@DefaultValue("http://127.0.0.1:8000") @NotEmpty List<URI> membersConsumer,
		@DefaultValue("http://127.0.0.1:8001") @NotEmpty List<URI> salesConsumer,
		@DefaultValue("http://127.0.0.1:8002") @NotEmpty List<URI> stockConsumer,
		@DefaultValue("http://127.0.0.1:8003") @NotEmpty List<URI> locationConsumer) {

	List<URI> of(Upstream service) {
		return switch (service) {
			case MEMBERS_PRODUCER -> this.membersProducer;
			case SALES_PRODUCER -> this.salesProducer;
			case STOCK_PRODUCER -> this.stockProducer;
			case LOCATION_PRODUCER -> this.locationProducer;
			case MEMBERS_CONSUMER -> this.membersConsumer;
			case SALES_CONSUMER -> this.salesConsumer;
			case STOCK_CONSUMER -> this.stockConsumer;
			case LOCATION_CONSUMER -> this.locationConsumer;
		};
	}

	@AssertTrue(message = "gremio.board.services takes addresses such as http://10.0.0.7:3001, without a path")
	boolean isOfAddressesOnly() {
		return List.of(Upstream.values())
			.stream()
			.flatMap((service) -> of(service).stream())
			.allMatch(UpstreamProperties::isAddress);
	}

	private static boolean isAddress(URI uri) {
		return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null
				&& uri.getRawQuery() == null && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
	}

}
