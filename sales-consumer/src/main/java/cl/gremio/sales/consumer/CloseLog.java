package cl.gremio.sales.consumer;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a closed day in the log: a line with its totals and one for each cart named. */
final class CloseLog {

	private static final Logger logger = LoggerFactory.getLogger(CloseLog.class);

	/** Longer plates are cut. */
	private static final int LENGTH = 40;

	private CloseLog() {
	}

	static void write(ClosedDay day, List<DailySales> carts) {
		logger.info("{} closed: {} carts sold {} sopaipillas to {} clients in {} sales, {} each", day.fecha(),
				day.carts(), day.sopaipillas(), day.clients(), day.sales(), day.average());
		for (DailySales cart : carts) {
			logger.info("{} closed: {} sold {} sopaipillas to {} clients in {} sales, {} each", cart.fecha(),
					inOneLine(cart.plate()), cart.sopaipillas(), cart.clients(), cart.sales(), cart.average());
		}
	}

	/** What could break the line, or turn it about, as an escape. */
	static String inOneLine(String plate) {
		StringBuilder line = new StringBuilder();
		plate.codePoints().limit(LENGTH).forEach((point) -> {
			if (isPlain(point)) {
				line.appendCodePoint(point);
			}
			else {
				line.append("\\u{").append(Integer.toHexString(point)).append('}');
			}
		});
		return (plate.codePointCount(0, plate.length()) > LENGTH) ? line.append('…').toString() : line.toString();
	}

	private static boolean isPlain(int point) {
		return switch (Character.getType(point)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
				false;
			default -> true;
		};
	}

}
