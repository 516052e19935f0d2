package cl.gremio.board.upstream;

import java.util.Locale;

/** The services behind the door. */
public enum Upstream {

	/** Registers members. */
	MEMBERS_PRODUCER,

	/** Records sales. */
	SALES_PRODUCER,

	/** Records stock reports. */
	STOCK_PRODUCER,

	/** Records the places of carts. */
	LOCATION_PRODUCER,

	/** Answers questions about members. */
	MEMBERS_CONSUMER,

	/** Answers the daily sales. */
	SALES_CONSUMER,

	/** Answers stocks and refills. */
	STOCK_CONSUMER,

	/** Answers carts and fugitives. */
	LOCATION_CONSUMER;

	/** The service's name, such as {@code sales-producer}. */
	public String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Whether the service records events, and answers no questions. */
	public boolean isProducer() {
		return name().endsWith("_PRODUCER");
	}

}
