package cl.gremio.stock.consumer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;

import org.apache.kafka.common.serialization.Serde;

/** What the guild hears of a cart, through the one partition that all carts share. */
sealed interface RefillSignal {

	Serde<RefillSignal> SERDE = CompactFormat.serde(RefillSignal::write, RefillSignal::read);

	/** The cart's plate. */
	String plate();

	/** A cart is low. */
	record Low(LowStockEvent event) implements RefillSignal {

		@Override
		public String plate() {
			return this.event.plate();
		}

	}

	/** A cart was reported above the threshold, at the time recorded. */
	record Restocked(String plate, Instant time) implements RefillSignal {
	}

	private static void write(RefillSignal signal, DataOutputStream out) throws IOException {
		out.writeBoolean(signal instanceof Low);
		if (signal instanceof Low low) {
			low.event().write(out);
		}
		else if (signal instanceof Restocked restocked) {
			out.writeUTF(restocked.plate());
			out.writeLong(restocked.time().toEpochMilli());
		}
	}

	private static RefillSignal read(DataInputStream in) throws IOException {
		return in.readBoolean() ? new Low(LowStockEvent.read(in))
				: new Restocked(CompactFormat.readShortText(in), Instant.ofEpochMilli(in.readLong()));
	}

}
