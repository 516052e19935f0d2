package cl.gremio.sales.consumer;

import java.time.LocalDate;

/**
 * How a cart's day is named, in the stores and on the topics: {@code 2026-11-23/AB12}, so
 * that a day's carts stand together.
 */
final class DailyKey {

	/** An ISO date and the separator; guild days lie in the years 0001 to 9999. */
	private static final int DAY_LENGTH = 11;

	private DailyKey() {
	}

	static String of(LocalDate day, String plate) {
		return firstOf(day) + plate;
	}

	/** Not after the key of any cart of the day. */
	static String firstOf(LocalDate day) {
		return day + "/";
	}

	/** Not before the key of any cart of the day. */
	static String lastOf(LocalDate day) {
		return day + "0";
	}

	static LocalDate day(String key) {
		return LocalDate.parse(key.substring(0, DAY_LENGTH - 1));
	}

	static String plate(String key) {
		return key.substring(DAY_LENGTH);
	}

}
