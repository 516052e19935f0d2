package cl.gremio.model.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * The fields of a wire record. The type creates the record from the values of the fields.
 * The reader skips unknown fields with any content.
 */
final class WireType<T extends WireRecord> {

	private static final ClassValue<WireType<?>> TYPES = new ClassValue<>() {

		@Override
		protected WireType<?> computeValue(Class<?> type) {
			return new WireType<>(type.asSubclass(WireRecord.class));
		}

	};

	private final Constructor<T> constructor;

	private final Map<String, WireField> fields;

	/** The fields whose time the record holds. */
	private final List<WireField> times;

	private final Comparator<FieldError> order;

	WireType(Class<T> type) {
		RecordComponent[] components = type.getRecordComponents();
		try {
			Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
			this.constructor = type.getDeclaredConstructor(types);
			WireField[] known = new WireField[components.length];
			for (int i = 0; i < known.length; i++) {
				known[i] = WireField.of(type.getDeclaredField(components[i].getName()), i);
			}
			this.times = Arrays.stream(known).filter(WireField::holdsTime).toList();
			this.fields = Arrays.stream(known).collect(Collectors.toMap(WireField::name, Function.identity()));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalArgumentException(type + " is not a record", ex);
		}
		this.order = Comparator.comparingInt((error) -> this.fields.get(error.field()).index());
	}

	/** The type of a class of records. */
	@SuppressWarnings("unchecked")
	static <T extends WireRecord> WireType<T> of(Class<T> type) {
		return (WireType<T>) TYPES.get(type);
	}

	/** Sorts errors in the order of the record's components. */
	List<FieldError> sorted(List<FieldError> errors) {
		return errors.stream().sorted(this.order).toList();
	}

	/**
	 * Reads an object to its end.
	 * @param object at the beginning of the object
	 * @param reference for the times that the record holds, or {@code null} if the record
	 * holds none
	 */
	T read(JsonParser object, @Nullable TimeReference reference, FieldErrors errors) {
		@Nullable Object[] values = new Object[this.fields.size()];
		boolean[] given = new boolean[values.length];
		for (String name = object.nextName(); name != null; name = object.nextName()) {
			WireField field = this.fields.get(name);
			object.nextToken();
			if (field == null) {
				object.skipChildren();
			}
			else {
				refuseRepeated(field, given, errors);
				try {
					values[field.index()] = field.ofJson(object);
				}
				catch (BadValueException ex) {
					errors.add(name, ex.getMessage());
				}
			}
		}
		readTimes(values, reference, errors);
		return create(values);
	}

	/** Reads the fields of a form. */
	T read(Map<String, List<String>> form, TimeReference reference, FieldErrors errors) {
		@Nullable Object[] values = new Object[this.fields.size()];
		boolean[] given = new boolean[values.length];
		form.forEach((name, texts) -> {
			WireField field = this.fields.get(name);
			for (int i = 0; field != null && i < texts.size(); i++) {
				refuseRepeated(field, given, errors);
				try {
					values[field.index()] = field.ofText(texts.get(i));
				}
				catch (BadValueException ex) {
					errors.add(name, ex.getMessage());
				}
			}
		});
		readTimes(values, reference, errors);
		return create(values);
	}

	private void readTimes(@Nullable Object[] values, @Nullable TimeReference reference, FieldErrors errors) {
		if (!this.times.isEmpty() && reference == null) {
			throw new IllegalStateException("A time is read against the time recorded");
		}
		for (WireField field : this.times) {
			String text = (String) values[field.index()];
			values[field.index()] = null;
			try {
				values[field.index()] = Hora.recorded(text, reference.recorded(), reference.zone());
			}
			catch (InvalidEventException ex) {
				ex.errors().forEach((error) -> errors.add(field.name(), error.message()));
			}
		}
	}

	private static void refuseRepeated(WireField field, boolean[] given, FieldErrors errors) {
		if (given[field.index()]) {
			errors.add(field.name(), "must not be given more than once");
		}
		given[field.index()] = true;
	}

	private T create(@Nullable Object[] values) {
		try {
			return this.constructor.newInstance(values);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("A wire record takes whatever its fields hold", ex);
		}
	}

}
