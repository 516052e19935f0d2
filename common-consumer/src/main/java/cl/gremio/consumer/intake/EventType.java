package cl.gremio.consumer.intake;

import java.util.function.Function;

import cl.gremio.model.event.Event;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.WireRecord;

/**
 * What the intake has to know of a topic's events.
 *
 * @param <W> the record as it stands on the topic
 * @param <D> what the domain's rules work on
 * @param topic the public topic
 * @param wire the type to read its values as
 * @param refinement makes the domain's event of the wire's
 * @param key what the domain's state is kept by, such as the cart's plate
 * @param placement which of the topic's partitions the event belongs to
 */
public record EventType<W extends WireRecord, D>(String topic, Class<W> wire, Refinement<W, D> refinement,
		Function<D, String> key, Place<D> placement) {

	/** Makes a domain's data of what was read, or refuses it. */
	@FunctionalInterface
	public interface Refinement<W, D> {

		/**
		 * Refines an event.
		 * @throws InvalidEventException if it breaks a rule that its fields alone can't
		 * tell, such as a time in the future
		 */
		D refine(Event<W> event) throws InvalidEventException;

	}

	/** The one place where a publisher and its consumers expect an event. */
	@FunctionalInterface
	public interface Place<D> {

		/** The partition, of so many, that the event belongs to. */
		int partition(D data, int partitions);

	}

}
