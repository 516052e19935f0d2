package cl.gremio.standalone;

import java.util.Locale;

/**
 * The eight services: where each listens and which class starts it. Producers come first,
 * so that in the order of declaration no intake outlives what it feeds.
 */
public enum Service {

	/** Registers members. */
	MEMBERS_PRODUCER(3000, "cl.gremio.members.producer.MembersProducerApplication"),

	/** Records sales. */
	SALES_PRODUCER(3001, "cl.gremio.sales.producer.SalesProducerApplication"),

	/** Records stock reports. */
	STOCK_PRODUCER(3002, "cl.gremio.stock.producer.StockProducerApplication"),

	/** Records where carts are. */
	LOCATION_PRODUCER(3003, "cl.gremio.location.producer.LocationProducerApplication"),

	/** Answers who is a member. */
	MEMBERS_CONSUMER(8000, "cl.gremio.members.consumer.MembersConsumerApplication"),

	/** Answers the daily sales. */
	SALES_CONSUMER(8001, "cl.gremio.sales.consumer.SalesConsumerApplication"),

	/** Answers stocks and refills. */
	STOCK_CONSUMER(8002, "cl.gremio.stock.consumer.StockConsumerApplication"),

	/** Answers carts and fugitives. */
	LOCATION_CONSUMER(8003, "cl.gremio.location.consumer.LocationConsumerApplication");

	private final int defaultPort;

	private final String mainClass;

	Service(int defaultPort, String mainClass) {
		this.defaultPort = defaultPort;
		this.mainClass = mainClass;
	}

	/**
	 * The service's name, such as {@code sales-producer}: its module and its
	 * {@code spring.application.name}.
	 * @return the name
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	boolean isProducer() {
		return name().endsWith("_PRODUCER");
	}

	int defaultPort() {
		return this.defaultPort;
	}

	String mainClass() {
		return this.mainClass;
	}

}
