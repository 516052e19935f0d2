package cl.gremio.model.security;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * All keys of a guild.
 *
 * @param secret the guild's secret, by which members are masked; in base64
 * @param keys the keys that have not been withdrawn
 */
public record Keys(@JsonProperty("secret") String encodedSecret, @JsonProperty("keys") List<AccessKey> keys) {

	private static final int SECRET_BYTES = 32;

	/**
	 * Keeps keys.
	 * @throws IllegalArgumentException if the secret is too short
	 */
	public Keys {
		if (Base64.getDecoder().decode(encodedSecret).length < SECRET_BYTES) {
			throw new IllegalArgumentException("No secret");
		}
		keys = List.copyOf(keys);
	}

	/** No keys and no secret, which takes no random numbers. */
	public static Keys withoutSecret() {
		return new Keys(Base64.getEncoder().encodeToString(new byte[SECRET_BYTES]), List.of());
	}

	/** No keys, and a new secret. */
	public static Keys none() {
		byte[] secret = new byte[SECRET_BYTES];
		new SecureRandom().nextBytes(secret);
		return new Keys(Base64.getEncoder().encodeToString(secret), List.of());
	}

	/** The guild's secret. */
	public byte[] secret() {
		return Base64.getDecoder().decode(this.encodedSecret);
	}

	/**
	 * Finds a key by its text. Looks at all keys, so that the time tells nothing.
	 */
	public Optional<AccessKey> find(String key) {
		byte[] hash = AccessKey.hash(key);
		AccessKey found = null;
		for (AccessKey candidate : this.keys) {
			found = candidate.hasHash(hash) ? candidate : found;
		}
		return Optional.ofNullable(found);
	}

	/** The key of a name. */
	public Optional<AccessKey> named(String name) {
		return this.keys.stream().filter((key) -> key.name().equals(name)).findFirst();
	}

	/** These keys and one more. */
	public Keys with(AccessKey key) {
		return new Keys(this.encodedSecret, Stream.concat(this.keys.stream(), Stream.of(key)).toList());
	}

	/** The secret without any key. */
	public Keys withoutAll() {
		return new Keys(this.encodedSecret, List.of());
	}

	/** These keys but the one of a name. */
	public Keys without(String name) {
		return new Keys(this.encodedSecret, this.keys.stream().filter((key) -> !key.name().equals(name)).toList());
	}

}
