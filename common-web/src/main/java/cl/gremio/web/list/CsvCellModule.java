package cl.gremio.web.list;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes the cells of a dialect of CSV. */
final class CsvCellModule extends SimpleModule {

	CsvCellModule(CsvDialect dialect) {
		addSerializer(String.class, new TextCell());
		addSerializer(Double.class, new DecimalCell(dialect.decimalPoint()));
		addSerializer(double.class, new DecimalCell(dialect.decimalPoint()));
	}

	/**
	 * Writes an apostrophe before text that a spreadsheet would run as a formula. Some
	 * spreadsheets also take full-width signs, or skip a tab or carriage return before a
	 * sign.
	 */
	private static final class TextCell extends StdScalarSerializer<String> {

		private static final String FORMULA_HEADS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

		TextCell() {
			super(String.class);
		}

		@Override
		public void serialize(String text, JsonGenerator cell, SerializationContext context) {
			boolean isFormula = !text.isEmpty() && FORMULA_HEADS.indexOf(text.charAt(0)) != -1;
			cell.writeString(isFormula ? "'" + text : text);
		}

	}

	/** Writes a number with all its decimals. */
	private static final class DecimalCell extends StdScalarSerializer<Double> {

		private final char decimalPoint;

		DecimalCell(char decimalPoint) {
			super(Double.class);
			this.decimalPoint = decimalPoint;
		}

		@Override
		public void serialize(Double number, JsonGenerator cell, SerializationContext context) {
			cell.writeString(Double.toString(number).replace('.', this.decimalPoint));
		}

	}

}
