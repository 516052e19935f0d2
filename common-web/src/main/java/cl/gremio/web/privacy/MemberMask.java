package cl.gremio.web.privacy;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Masks members for readers who may not see them. Every service of a guild has the same
 * secret, so a member has the same mask everywhere. Thread-safe.
 */
public final class MemberMask {

	private static final String ALGORITHM = "HmacSHA256";

	private static final String PREFIX = "m-";

	private static final Pattern WHITE_SPACE = Pattern.compile("(?U)[\\s\\uFEFF]+");

	/**
	 * 12 hexadecimal digits: two of a million members share a mask once in 560 guilds.
	 */
	private static final int BYTES = 6;

	/**
	 * More initials would spell a name that is written with blanks between its letters.
	 */
	private static final int MOST_INITIALS = 3;

	private static final Pattern MASK = Pattern.compile(PREFIX + "[0-9a-f]{" + 2 * BYTES + "}");

	private final Supplier<byte[]> secret;

	/**
	 * Creates a mask.
	 * @param secret gives the guild's secret; asked for each dni
	 */
	public MemberMask(Supplier<byte[]> secret) {
		this.secret = secret;
	}

	/**
	 * Masks a member in place: the dni becomes a stand-in, names become initials, and the
	 * mail address becomes null.
	 * @param member a row of a members' list
	 * @return the same row
	 */
	public ObjectNode mask(ObjectNode member) {
		member.put("dni", dni(member.path("dni").asString("")));
		member.put("name", initials(member.path("name").asString("")));
		member.put("lastname", initials(member.path("lastname").asString("")));
		member.putNull("mail");
		return member;
	}

	/** The stand-in for a dni, as it is recorded. */
	public String dni(String dni) {
		byte[] key = this.secret.get();
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(key, ALGORITHM));
			return PREFIX + HexFormat.of().formatHex(mac.doFinal(dni.getBytes(UTF_8)), 0, BYTES);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JVM has " + ALGORITHM, ex);
		}
	}

	/** Whether a text has the form of a stand-in for a dni. */
	public static boolean isMask(String text) {
		return MASK.matcher(text).matches();
	}

	private static String initials(String name) {
		return WHITE_SPACE.splitAsStream(name)
			.filter((word) -> !word.isEmpty())
			.limit(MOST_INITIALS)
			.map((word) -> Character.toString(Character.toUpperCase(word.codePointAt(0))) + '.')
			.collect(Collectors.joining(" "));
	}

}
