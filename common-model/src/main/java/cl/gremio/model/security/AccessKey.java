package cl.gremio.model.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import cl.gremio.model.wire.Plate;

/**
 * What is kept of a key. The key itself is known only to its holder.
 *
 * @param name names the holder; unique
 * @param sha256 the key's hash, in hexadecimal digits
 * @param roles what the holder may do
 * @param plates the carts that a vendor may report; empty means every cart
 * @param since when the key was made
 */
public record AccessKey(String name, String sha256, Set<Role> roles, Set<String> plates, Instant since) {

	/** What every key begins with. */
	public static final String PREFIX = "gk_";

	/** The name of the door's own key. */
	public static final String DOOR = "board";

	private static final int RANDOM_BYTES = 32;

	private static final int HASH_BYTES = 32;

	/** A key, or a part of one that is long enough to matter. */
	private static final Pattern KEY = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{16,}");

	private static final SecureRandom RANDOM = new SecureRandom();

	/**
	 * Keeps a key.
	 * @throws IllegalArgumentException if the hash is none
	 */
	public AccessKey {
		if (HexFormat.of().parseHex(sha256).length != HASH_BYTES) {
			throw new IllegalArgumentException("No SHA-256");
		}
		roles = Set.copyOf(roles);
		plates = (plates == null) ? Set.of()
				: plates.stream().map(Plate::normalize).collect(Collectors.toCollection(TreeSet::new));
	}

	/** Draws the text of a new key. */
	public static String draw() {
		byte[] bytes = new byte[RANDOM_BYTES];
		RANDOM.nextBytes(bytes);
		return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/** Whether a text holds a key. */
	public static boolean isIn(String text) {
		return KEY.matcher(text).find();
	}

	/** The hash of a key's text. */
	public static byte[] hash(String key) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/** Whether this is the key with a hash. Takes the same time for every hash. */
	public boolean hasHash(byte[] hash) {
		return MessageDigest.isEqual(HexFormat.of().parseHex(this.sha256), hash);
	}

}
