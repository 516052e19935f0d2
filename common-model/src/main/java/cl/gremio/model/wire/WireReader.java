package cl.gremio.model.wire;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads wire records from JSON or a form, in one pass, and lists every bad field. The
 * same rules hold for a POST and for a record that another program wrote to a topic.
 */
public final class WireReader {

	/**
	 * Deeper than any POST can nest; limits the memory that a record of brackets takes.
	 */
	private static final int DEEPEST = 100_000;

	/**
	 * Has no limits but the depth: a limit would also refuse unknown fields, and the body
	 * is bounded as a whole.
	 */
	private static final JsonFactory JSON = JsonFactory.builder()
		.disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(DEEPEST)
			.maxNumberLength(Integer.MAX_VALUE)
			.maxNameLength(Integer.MAX_VALUE)
			.maxStringLength(Integer.MAX_VALUE)
			.build())
		.build();

	private static final Validator VALIDATOR = WireValidator.create();

	private WireReader() {
	}

	/**
	 * Reads a value of a topic from JSON in UTF-8. Its {@code hora} stays text.
	 * @throws InvalidEventException if it is not a JSON object, or a field is wrong
	 */
	public static <T extends WireRecord> T readJson(byte[] json, Class<T> type) throws InvalidEventException {
		return read(json, 0, json.length, type, null);
	}

	/**
	 * Reads a request from JSON in UTF-8.
	 * @param now the time recorded, against which {@code hora} is read
	 * @param zone guild time
	 * @throws InvalidEventException if it is not a JSON object, or a field is wrong
	 */
	public static <T extends WireRecord> T readJson(byte[] json, Class<T> type, Instant now, ZoneId zone)
			throws InvalidEventException {
		return readJson(json, 0, json.length, type, now, zone);
	}

	/**
	 * Reads a request from a range of bytes, which holds JSON in UTF-8.
	 * @param now the time recorded, against which {@code hora} is read
	 * @param zone guild time
	 * @throws InvalidEventException if it is not a JSON object, or a field is wrong
	 */
	public static <T extends WireRecord> T readJson(byte[] bytes, int offset, int length, Class<T> type, Instant now,
			ZoneId zone) throws InvalidEventException {
		return read(bytes, offset, length, type, new TimeReference(now, zone));
	}

	/**
	 * Reads a request from the fields of a form.
	 * @param now the time recorded, against which {@code hora} is read
	 * @param zone guild time
	 * @throws InvalidEventException if a field is wrong or given more than once
	 */
	public static <T extends WireRecord> T readForm(Map<String, List<String>> form, Class<T> type, Instant now,
			ZoneId zone) throws InvalidEventException {
		FieldErrors errors = new FieldErrors();
		WireType<T> wire = WireType.of(type);
		return check(wire.read(form, new TimeReference(now, zone), errors), wire, errors);
	}

	private static <T extends WireRecord> T read(byte[] bytes, int offset, int length, Class<T> type,
			@Nullable TimeReference reference) throws InvalidEventException {
		FieldErrors errors = new FieldErrors();
		WireType<T> wire = WireType.of(type);
		MalformedJson malformed = new MalformedJson(bytes, offset, length);
		malformed.refuseUnlessUtf8();
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
			JsonToken first = parser.nextToken();
			if (first != JsonToken.START_OBJECT) {
				parser.skipChildren();
				throw new InvalidEventException("must be a JSON object, { … }" + found(first));
			}
			T value = wire.read(parser, reference, errors);
			if (parser.nextToken() != null) {
				throw malformed.followed(parser.currentTokenLocation());
			}
			return check(value, wire, errors);
		}
		catch (JacksonException ex) {
			throw malformed.because(ex);
		}
	}

	private static String found(@Nullable JsonToken first) {
		if (first == null) {
			return "; this is empty";
		}
		return (first == JsonToken.START_ARRAY) ? ", not an array" : ", not a bare value";
	}

	private static <T extends WireRecord> T check(T value, WireType<T> type, FieldErrors errors)
			throws InvalidEventException {
		Set<ConstraintViolation<T>> violations = VALIDATOR.validate(value);
		for (ConstraintViolation<T> violation : violations) {
			errors.add(violation.getPropertyPath().toString(), violation.getMessage());
		}
		value.crossFieldErrors().forEach((error) -> errors.add(error.field(), error.message()));
		if (!errors.isEmpty()) {
			throw new InvalidEventException(type.sorted(errors.all()));
		}
		return value;
	}

}
