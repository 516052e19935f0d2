package cl.gremio.sales.consumer;

import java.util.List;
import java.util.stream.Stream;

/**
 * The sales of a cart's day; the key of the state has the day and the plate. The names of
 * a few clients are part of the state. If there are more, all names are in the store
 * {@value DailySalesProcessor#CLIENTS}.
 *
 * @param clients the number of different clients
 * @param few the clients, or empty if there are more than {@value #FEW}
 */
record DailySalesState(long sopaipillas, long clients, long sales, List<String> few) {

	/** This many names are cheap to search, and to write again with each sale. */
	static final int FEW = 8;

	/** The day before its first sale. */
	static final DailySalesState NONE = new DailySalesState(0, 0, 0, List.of());

	boolean hasAllClients() {
		return this.few.size() == this.clients;
	}

	/** Adds a sale to a client who has bought before on this day. */
	DailySalesState plus(int sopaipillas) {
		return new DailySalesState(this.sopaipillas + sopaipillas, this.clients, this.sales + 1, this.few);
	}

	/** Adds a sale to a client who has not bought yet on this day. */
	DailySalesState plus(int sopaipillas, String client) {
		List<String> known = (hasAllClients() && this.clients < FEW)
				? Stream.concat(this.few.stream(), Stream.of(client)).toList() : List.of();
		return new DailySalesState(this.sopaipillas + sopaipillas, this.clients + 1, this.sales + 1, known);
	}

	/** The fact that is published about the key of this state. */
	DailySalesFact factOf(String key) {
		return new DailySalesFact(DailyKey.day(key), DailyKey.plate(key), this.sopaipillas, this.clients, this.sales);
	}

}
