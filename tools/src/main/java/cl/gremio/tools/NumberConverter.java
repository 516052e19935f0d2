package cl.gremio.tools;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a whole number within a range. A subclass sets the range, because picocli creates
 * converters by their class.
 */
public abstract class NumberConverter implements ITypeConverter<Long> {

	private final long min;

	private final long max;

	protected NumberConverter(long min, long max) {
		this.min = min;
		this.max = max;
	}

	@Override
	public final Long convert(String text) {
		try {
			long number = Long.parseLong(text);
			if (number >= this.min && number <= this.max) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			throw new TypeConversionException(message(text));
		}
		throw new TypeConversionException(message(text));
	}

	private String message(String text) {
		return "must be a whole number from " + this.min + " to " + this.max + ", not " + text;
	}

}
