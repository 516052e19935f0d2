package cl.gremio.stock.consumer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;

import org.apache.kafka.common.serialization.Serde;

/** What the guild hears of a cart, through the one partition that all carts share. */
sealed interface RefillEvent {

	Serde<RefillEvent> SERDE = CompactFormat.serde(RefillEvent::write, RefillEvent::read);

	/** The cart's plate. */
	String plate();

	/** A cart is low. */
	record Low(LowStockEvent event) implements RefillEvent {

		@Override
		public String plate() {
			return this.event.plate();
		}

	}

	/** A cart was reported above the threshold, at the time recorded. */
	record Restocked(String plate, Instant time) implements RefillEvent {
	}

	private static void write(RefillEvent signal, DataOutputStream out) throws IOException {
		out.writeBoolean(signal instanceof Low);
		if (signal instanceof Low low) {
			low.event().write(out);
		}
		else if (signal instanceof Restocked restocked) {
			out.writeUTF(restocked.plate());
			out.writeLong(restocked.time().toEpochMilli());
		}
	}

	private static RefillEvent read(DataInputStream in) throws IOException {
		return in.readBoolean() ? new Low(LowStockEvent.read(in))
				: new Restocked(CompactFormat.readShortText(in), Instant.ofEpochMilli(in.readLong()));
	}

}
