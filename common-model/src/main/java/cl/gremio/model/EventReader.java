package cl.gremio.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.module.blackbird.BlackbirdModule;

/**
 * Reads wire records from JSON or a form, in one pass, and names every bad field. The
 * same rules hold for a POST and for a record that another program wrote to a topic.
 */
public final class EventReader {

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(1000).build())
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.addModule(new SimpleModule("wire").addDeserializer(String.class, new TextDeserializer())
			.addDeserializer(Integer.class, new IntegerDeserializer()))
		.addModule(new BlackbirdModule())
		.build();

	private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {

		@Override
		protected ObjectReader computeValue(Class<?> type) {
			return MAPPER.readerFor(type);
		}

	};

	private static final Validator VALIDATOR = WireValidator.create();

	private EventReader() {
	}

	/**
	 * Reads an event from JSON in UTF-8; its {@code hora} is left to be read.
	 * @throws InvalidEventException if it is not a JSON object, or a field is wrong
	 */
	public static <T extends WireRecord> T readJson(byte[] json, Class<T> type) throws InvalidEventException {
		FieldErrors errors = new FieldErrors();
		return check(parse(json, 0, json.length, type, errors), errors);
	}

	/**
	 * Reads an event that is recorded now from JSON in UTF-8.
	 * @throws InvalidEventException if it is not a JSON object, or a field is wrong
	 */
	public static <T extends WireRecord> T readJson(byte[] json, Class<T> type, Instant now, ZoneId zone)
			throws InvalidEventException {
		return readJson(json, 0, json.length, type, now, zone);
	}

	/**
	 * Reads an event that is recorded now from a part of some bytes, JSON in UTF-8.
	 * @throws InvalidEventException if it is not a JSON object, or a field is wrong
	 */
	public static <T extends WireRecord> T readJson(byte[] bytes, int offset, int length, Class<T> type, Instant now,
			ZoneId zone) throws InvalidEventException {
		FieldErrors errors = new FieldErrors();
		T value = parse(bytes, offset, length, type, errors);
		checkTime(value, now, zone, errors);
		return check(value, errors);
	}

	/**
	 * Reads an event that is recorded now from the fields of a form.
	 * @throws InvalidEventException if a field is wrong or given more than once
	 */
	public static <T extends WireRecord> T readForm(Map<String, List<String>> form, Class<T> type, Instant now,
			ZoneId zone) throws InvalidEventException {
		FieldErrors errors = new FieldErrors();
		ObjectNode fields = MAPPER.createObjectNode();
		form.forEach((field, values) -> {
			if (values.size() > 1 && isKnown(field, type)) {
				errors.add(field, "must not be given more than once");
			}
			fields.put(field, values.get(0));
		});
		T value = reader(type, errors).readValue(fields);
		checkTime(value, now, zone, errors);
		return check(value, errors);
	}

	private static void checkTime(WireRecord value, Instant now, ZoneId zone, FieldErrors errors) {
		try {
			Hora.recorded(value.hora(), now, zone);
		}
		catch (InvalidEventException ex) {
			ex.errors().forEach((error) -> errors.add(error.field(), error.message()));
		}
	}

	private static boolean isKnown(String field, Class<?> type) {
		return Arrays.stream(type.getDeclaredFields())
			.map((component) -> component.getAnnotation(JsonProperty.class))
			.anyMatch((name) -> name != null && name.value().equals(field));
	}

	private static <T> T parse(byte[] bytes, int offset, int length, Class<T> type, FieldErrors errors)
			throws InvalidEventException {
		// Jackson's decoder takes surrogates, and forms that are not the shortest
		if (!Utf8.isValid(bytes, offset, length)) {
			throw new InvalidEventException("must be UTF-8");
		}
		try {
			T value = reader(type, errors).readValue(bytes, offset, length);
			if (value == null) {
				throw new InvalidEventException("must be a JSON object");
			}
			return value;
		}
		catch (StreamReadException ex) {
			throw new InvalidEventException(
					"malformed JSON" + position(ex.getLocation()) + ": " + ex.getOriginalMessage());
		}
		catch (JacksonException ex) {
			throw new InvalidEventException("must be a JSON object" + position(ex.getLocation()));
		}
	}

	private static ObjectReader reader(Class<?> type, FieldErrors errors) {
		return READERS.get(type).withAttribute(FieldErrors.class, errors);
	}

	private static String position(TokenStreamLocation location) {
		return (location != null && location.getLineNr() > 0)
				? " at line " + location.getLineNr() + ", column " + location.getColumnNr() : "";
	}

	private static <T extends WireRecord> T check(T value, FieldErrors errors) throws InvalidEventException {
		Set<ConstraintViolation<T>> violations = VALIDATOR.validate(value);
		for (ConstraintViolation<T> violation : violations) {
			errors.add(violation.getPropertyPath().toString(), violation.getMessage());
		}
		value.check().forEach((error) -> errors.add(error.field(), error.message()));
		if (!errors.isEmpty()) {
			throw new InvalidEventException(errors.all());
		}
		return value;
	}

}
