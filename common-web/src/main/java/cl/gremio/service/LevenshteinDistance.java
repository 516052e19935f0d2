package cl.gremio.service;

/** Measures how much a name differs from one that its writer may have meant. */
public final class LevenshteinDistance {

	private LevenshteinDistance() {
	}

	/** The number of characters to insert, remove or replace. */
	public static int between(String one, String other) {
		int[] before = new int[other.length() + 1];
		for (int j = 0; j < before.length; j++) {
			before[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int[] row = new int[before.length];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				int replaced = before[j - 1] + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
			}
			before = row;
		}
		return before[other.length()];
	}

}
