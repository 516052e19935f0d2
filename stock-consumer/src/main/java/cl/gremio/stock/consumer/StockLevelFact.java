package cl.gremio.stock.consumer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;

import cl.gremio.model.event.Event;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A cart's stock by its newest event.
 *
 * @param plate the cart's plate
 * @param stock how many sopaipillas it has
 * @param ubicacion where it stood then, or {@code null} if the event did not say
 * @param time when the event was recorded; a fact says it in epoch seconds, the state
 * keeps the milliseconds that tell newer from older
 */
record StockLevelFact(@JsonProperty("patente") String plate, @JsonProperty("stock") int stock,
		@JsonProperty("ubicacion") @Nullable String ubicacion,
		@JsonProperty("time") @JsonSerialize(using = EpochSeconds.class) Instant time) {

	static final Serde<StockLevelFact> SERDE = CompactFormat.serde(StockLevelFact::write, StockLevelFact::read);

	static StockLevelFact of(Event<StockEvent> event) {
		StockEvent cart = event.data();
		return new StockLevelFact(cart.plate(), cart.stock(), cart.ubicacion(), event.time());
	}

	/**
	 * Whether an event recorded at that time, and coming after, is older all the same.
	 */
	boolean isNewerThan(Instant recorded) {
		return this.time.isAfter(recorded);
	}

	private void write(DataOutputStream out) throws IOException {
		out.writeUTF(this.plate);
		out.writeInt(this.stock);
		CompactFormat.writeText(this.ubicacion, out);
		out.writeLong(this.time.toEpochMilli());
	}

	private static StockLevelFact read(DataInputStream in) throws IOException {
		return new StockLevelFact(in.readUTF(), in.readInt(), CompactFormat.readText(in),
				Instant.ofEpochMilli(in.readLong()));
	}

}
