package cl.gremio.tools.deadletter;

import cl.gremio.tools.NumberConverter;

/** Reads the number of a partition. */
final class PartitionConverter extends NumberConverter {

	PartitionConverter() {
		super(0, Integer.MAX_VALUE);
	}

}
