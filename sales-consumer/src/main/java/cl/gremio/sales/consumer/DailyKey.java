package cl.gremio.sales.consumer;

import java.time.LocalDate;

/**
 * The key of a cart's day in the stores and on the topics, such as
 * {@code 2026-11-23/AB12}. The keys of a day's carts follow each other.
 */
final class DailyKey {

	/** The length of an ISO date and the separator; all years have four digits. */
	private static final int DAY_LENGTH = 11;

	private DailyKey() {
	}

	static String of(LocalDate day, String plate) {
		return firstOf(day) + plate;
	}

	/** A lower bound of the keys of a day. */
	static String firstOf(LocalDate day) {
		return day + "/";
	}

	/** An upper bound of the keys of a day. */
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
