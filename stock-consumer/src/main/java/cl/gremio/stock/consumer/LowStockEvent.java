package cl.gremio.stock.consumer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;

import cl.gremio.model.event.Event;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * An event that found a cart low.
 *
 * @param id the event's id
 * @param plate the cart's plate
 * @param stock how many sopaipillas it had
 * @param ubicacion where it stood, or {@code null} if the event did not say
 * @param time when the event was recorded; a fact says it in epoch seconds
 */
record LowStockEvent(@JsonProperty("id") String id, @JsonProperty("patente") String plate,
		@JsonProperty("stock") int stock, @JsonProperty("ubicacion") @Nullable String ubicacion,
		@JsonProperty("time") @JsonSerialize(using = EpochSeconds.class) Instant time) {

	static LowStockEvent of(Event<StockEvent> event) {
		StockEvent cart = event.data();
		return new LowStockEvent(event.id(), cart.plate(), cart.stock(), cart.ubicacion(), event.time());
	}

	void write(DataOutputStream out) throws IOException {
		out.writeUTF(this.id);
		out.writeUTF(this.plate);
		out.writeInt(this.stock);
		CompactFormat.writeText(this.ubicacion, out);
		out.writeLong(this.time.toEpochMilli());
	}

	static LowStockEvent read(DataInputStream in) throws IOException {
		return new LowStockEvent(CompactFormat.readShortText(in), CompactFormat.readShortText(in), in.readInt(),
				CompactFormat.readText(in), Instant.ofEpochMilli(in.readLong()));
	}

}
