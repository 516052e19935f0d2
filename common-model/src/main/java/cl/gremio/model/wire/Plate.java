package cl.gremio.model.wire;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** A cart's plate, {@code patente}, which identifies the cart everywhere. */
public final class Plate {

	private Plate() {
	}

	/**
	 * Brings a plate to the form in which it is recorded, keyed and looked up. The plate
	 * is trimmed and in upper case. A plate of a Chilean form, {@code AB1234},
	 * {@code ABCD12}, or a motorcycle's {@code AB123}, {@code ABC12}, loses its blanks,
	 * hyphens and dots. {@code null} stays {@code null}.
	 */
	public static @Nullable String normalize(@Nullable String raw) {
		if (raw == null) {
			return null;
		}
		// The default locale could be Turkish, which makes another plate of "abi123".
		String plate = Text.trim(raw).toUpperCase(Locale.ROOT);
		if (isChilean(plate)) {
			return plate;
		}
		String bare = withoutSeparators(plate);
		return isChilean(bare) ? bare : plate;
	}

	private static boolean isChilean(String plate) {
		int letters = 0;
		while (letters < plate.length() && plate.charAt(letters) >= 'A' && plate.charAt(letters) <= 'Z') {
			letters++;
		}
		for (int i = letters; i < plate.length(); i++) {
			if (plate.charAt(i) < '0' || plate.charAt(i) > '9') {
				return false;
			}
		}
		int digits = plate.length() - letters;
		return switch (letters) {
			case 2 -> digits == 4 || digits == 3;
			case 3, 4 -> digits == 2;
			default -> false;
		};
	}

	private static String withoutSeparators(String plate) {
		StringBuilder bare = new StringBuilder(plate.length());
		for (int i = 0; i < plate.length(); i++) {
			char c = plate.charAt(i);
			// Plates themselves have a middle dot
			if (!Text.isBlank(c) && !Text.isHyphen(c) && c != '.' && c != '\u00b7') {
				bare.append(c);
			}
		}
		return bare.toString();
	}

}
