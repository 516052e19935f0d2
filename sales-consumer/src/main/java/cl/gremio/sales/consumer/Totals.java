package cl.gremio.sales.consumer;

import java.nio.ByteBuffer;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What the state keeps of a cart's day: three numbers, for the key says the rest.
 */
record Totals(long sopaipillas, long clients, long sales) {

	static final Serde<Totals> SERDE = Serdes.serdeFrom((topic, totals) -> (totals != null) ? totals.toBytes() : null,
			(topic, bytes) -> (bytes != null) ? fromBytes(bytes) : null);

	/** Before the first sale. */
	static final Totals NONE = new Totals(0, 0, 0);

	/** The day's totals with one sale more. */
	Totals plus(int sopaipillas, boolean newClient) {
		return new Totals(this.sopaipillas + sopaipillas, this.clients + (newClient ? 1 : 0), this.sales + 1);
	}

	DailySales at(String key) {
		return new DailySales(DailyKey.day(key), DailyKey.plate(key), this.sopaipillas, this.clients, this.sales);
	}

	private byte[] toBytes() {
		return ByteBuffer.allocate(3 * Long.BYTES)
			.putLong(this.sopaipillas)
			.putLong(this.clients)
			.putLong(this.sales)
			.array();
	}

	private static Totals fromBytes(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		return new Totals(buffer.getLong(), buffer.getLong(), buffer.getLong());
	}

}
