package cl.gremio.tools.deadletter;

import cl.gremio.tools.NumberConverter;

/** Reads an offset. */
final class OffsetConverter extends NumberConverter {

	OffsetConverter() {
		super(0, Long.MAX_VALUE);
	}

}
