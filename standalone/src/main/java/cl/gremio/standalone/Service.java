package cl.gremio.standalone;

import java.util.Locale;

/**
 * The services: the port of each and the class that starts it.
 */
public enum Service {

	/** Registers members. */
	MEMBERS_PRODUCER(3000, "cl.gremio.members.producer.MembersProducerApplication", "POST /new_member"),

	/** Records sales. */
	SALES_PRODUCER(3001, "cl.gremio.sales.producer.SalesProducerApplication", "POST /sales"),

	/** Records stock reports. */
	STOCK_PRODUCER(3002, "cl.gremio.stock.producer.StockProducerApplication", "POST /stock"),

	/** Records the places of carts. */
	LOCATION_PRODUCER(3003, "cl.gremio.location.producer.LocationProducerApplication",
			"POST /ubicacion  POST /captura"),

	/** Answers questions about members. */
	MEMBERS_CONSUMER(8000, "cl.gremio.members.consumer.MembersConsumerApplication",
			"GET /listmemberpre  GET /listmembernopre  GET /members/{dni}"),

	/** Answers the daily sales. */
	SALES_CONSUMER(8001, "cl.gremio.sales.consumer.SalesConsumerApplication",
			"GET /ventadiaria  GET /ventadiaria/{patente}  GET /ventadiaria/total  GET /ventadiaria/horas"
					+ "  GET /cierres  GET /cierres/{fecha}"),

	/** Answers stocks and refills. */
	STOCK_CONSUMER(8002, "cl.gremio.stock.consumer.StockConsumerApplication", "GET /stock  GET /reposicion"),

	/** Answers carts and fugitives. */
	LOCATION_CONSUMER(8003, "cl.gremio.location.consumer.LocationConsumerApplication",
			"GET /carritos  GET /carritos/{patente}  GET /profugos"),

	/** Shows the board and forwards all routes of the others. */
	BOARD(8080, "cl.gremio.board.BoardApplication", "GET /  and every route of the services above");

	private final int defaultPort;

	private final String mainClass;

	private final String routes;

	Service(int defaultPort, String mainClass, String routes) {
		this.defaultPort = defaultPort;
		this.mainClass = mainClass;
		this.routes = routes;
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

	boolean isConsumer() {
		return name().endsWith("_CONSUMER");
	}

	int defaultPort() {
		return this.defaultPort;
	}

	/** The class of its application, which is on the class path of the standalone. */
	Class<?> application() {
		try {
			return Class.forName(this.mainClass);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException("The " + label() + " is not on the class path", ex);
		}
	}

	String routes() {
		return this.routes;
	}

}
