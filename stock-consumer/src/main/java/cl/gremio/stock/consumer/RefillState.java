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
record RefillState(long alerts, PendingRefillFact waiting) {

	/** Before anything happened. */
	static final RefillState START = new RefillState(0, PendingRefillFact.NONE);

	static final Serde<RefillState> SERDE = CompactFormat.serde(RefillState::write, RefillState::read);

	/**
	 * What came of a signal.
	 *
	 * @param guild where the guild stands now
	 * @param alert the alert, if the signal completed a batch
	 */
	record Heard(RefillState guild, Optional<RefillFact> alert) {
	}

	/**
	 * Hears a signal. Only a low event completes a batch, and then the count starts
	 * again.
	 */
	Heard hear(RefillEvent signal, RefillRule rule) {
		if (signal instanceof RefillEvent.Restocked cart) {
			return new Heard(new RefillState(this.alerts, this.waiting.minus(cart)), Optional.empty());
		}
		LowStockEvent event = ((RefillEvent.Low) signal).event();
		PendingRefillFact batch = this.waiting.plus(event, rule.unit());
		if (!rule.isBatch(batch)) {
			return new Heard(new RefillState(this.alerts, batch), Optional.empty());
		}
		long numero = this.alerts + 1;
		return new Heard(new RefillState(numero, PendingRefillFact.NONE),
				Optional.of(new RefillFact(numero, event.time(), batch.eventos())));
	}

	private void write(DataOutputStream out) throws IOException {
		out.writeLong(this.alerts);
		out.writeInt(this.waiting.eventos().size());
		for (LowStockEvent event : this.waiting.eventos()) {
			event.write(out);
		}
	}

	private static RefillState read(DataInputStream in) throws IOException {
		long alerts = in.readLong();
		int size = in.readInt();
		List<LowStockEvent> events = new ArrayList<>(size);
		for (int i = 0; i < size; i++) {
			events.add(LowStockEvent.read(in));
		}
		return new RefillState(alerts, new PendingRefillFact(List.copyOf(events)));
	}

}
