package cl.gremio.sales.consumer;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the state keeps of a cart's day, for the key says the rest: three numbers and,
 * while they are few, who the clients are. The clients of a day that has more are in a
 * store of their own.
 *
 * @param sopaipillas how many were sold
 * @param clients how many bought
 * @param sales how often they did
 * @param few the clients, or none if they are more than {@value #FEW}
 */
record DailySalesState(long sopaipillas, long clients, long sales, List<String> few) {

	/** So many names are cheap to search and to write anew with each sale. */
	static final int FEW = 8;

	/** Before the first sale. */
	static final DailySalesState NONE = new DailySalesState(0, 0, 0, List.of());

	/** Whether all clients are here, and none in the store. */
	boolean hasAllClients() {
		return this.few.size() == this.clients;
	}

	/** The day's totals with one sale more, to one of its clients. */
	DailySalesState plus(int sopaipillas) {
		return new DailySalesState(this.sopaipillas + sopaipillas, this.clients, this.sales + 1, this.few);
	}

	/** The day's totals with one sale more, to a client who had not bought yet. */
	DailySalesState plus(int sopaipillas, String client) {
		List<String> known = (hasAllClients() && this.clients < FEW)
				? Stream.concat(this.few.stream(), Stream.of(client)).toList() : List.of();
		return new DailySalesState(this.sopaipillas + sopaipillas, this.clients + 1, this.sales + 1, known);
	}

	DailySalesFact at(String key) {
		return new DailySalesFact(DailyKey.day(key), DailyKey.plate(key), this.sopaipillas, this.clients, this.sales);
	}

}
