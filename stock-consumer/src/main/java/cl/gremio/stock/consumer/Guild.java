package cl.gremio.stock.consumer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.common.serialization.Serde;

/**
 * Where the guild stands with its refills.
 *
 * @param alerts how many there have been
 * @param waiting the low events since the last one
 */
record Guild(long alerts, Waiting waiting) {

	/** Before anything happened. */
	static final Guild START = new Guild(0, Waiting.NONE);

	static final Serde<Guild> SERDE = Compact.serde(Guild::write, Guild::read);

	/**
	 * What came of a signal.
	 *
	 * @param guild where the guild stands now
	 * @param alert the alert, if the signal completed a batch
	 */
	record Heard(Guild guild, Optional<Refill> alert) {
	}

	/**
	 * Hears a signal. Only a low event completes a batch, and then the count starts
	 * again.
	 */
	Heard hear(RefillSignal signal, RefillRule rule) {
		if (signal instanceof RefillSignal.Restocked cart) {
			return new Heard(new Guild(this.alerts, this.waiting.minus(cart)), Optional.empty());
		}
		LowStock event = ((RefillSignal.Low) signal).event();
		Waiting batch = this.waiting.plus(event, rule.counting());
		if (!rule.isBatch(batch)) {
			return new Heard(new Guild(this.alerts, batch), Optional.empty());
		}
		long numero = this.alerts + 1;
		return new Heard(new Guild(numero, Waiting.NONE),
				Optional.of(new Refill(numero, event.time(), batch.eventos())));
	}

	private void write(DataOutputStream out) throws IOException {
		out.writeLong(this.alerts);
		out.writeInt(this.waiting.eventos().size());
		for (LowStock event : this.waiting.eventos()) {
			event.write(out);
		}
	}

	private static Guild read(DataInputStream in) throws IOException {
		long alerts = in.readLong();
		int size = in.readInt();
		List<LowStock> events = new ArrayList<>(size);
		for (int i = 0; i < size; i++) {
			events.add(LowStock.read(in));
		}
		return new Guild(alerts, new Waiting(List.copyOf(events)));
	}

}
