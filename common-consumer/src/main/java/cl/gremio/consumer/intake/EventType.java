package cl.gremio.consumer.intake;

import java.util.function.Function;

import cl.gremio.model.event.Event;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.WireRecord;

/**
 * Describes the events of a public topic to the intake.
 *
 * @param <W> the payload on the topic
 * @param refinement converts the payload to the domain's event
 * @param key the key of the domain's state, such as the cart's plate
 * @param placement the partition that an event belongs to
 */
public record EventType<W extends WireRecord, D>(String topic, Class<W> wire, Refinement<W, D> refinement,
		Function<D, String> key, Place<D> placement) {

	/** Converts a payload to the domain's event. */
	@FunctionalInterface
	public interface Refinement<W, D> {

		/**
		 * Converts an event.
		 * @throws InvalidEventException if the event breaks a rule that its fields alone
		 * can't tell, such as a time in the future
		 */
		D refine(Event<W> event) throws InvalidEventException;

	}

	/** Places events alike in the producer and in the consumers. */
	@FunctionalInterface
	public interface Place<D> {

		/** Returns the partition that the event belongs to. */
		int partition(D data, int partitions);

	}

}
