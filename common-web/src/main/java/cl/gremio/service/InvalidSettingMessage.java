package cl.gremio.service;

import cl.gremio.service.storage.FileErrors;

import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Explains in one line which setting has a wrong value, and which values are right. */
final class InvalidSettingMessage {

	private static final Map<Class<?>, String> RIGHT = Map.ofEntries(
			Map.entry(Duration.class, "a time with its unit, such as 90s"),
			Map.entry(DataSize.class, "a size with its unit, such as 16MB"),
			Map.entry(ZoneId.class, "a time zone, such as America/Santiago"),
			Map.entry(LocalTime.class, "a time of day, such as 00:00"), Map.entry(Boolean.class, "true or false"),
			Map.entry(Integer.class, "a whole number"), Map.entry(Long.class, "a whole number"),
			Map.entry(Short.class, "a whole number"), Map.entry(Double.class, "a number"),
			Map.entry(InetAddress.class, "an address of this machine"),
			Map.entry(LogLevel.class, "one of trace, debug, info, warn, error, off"));

	private InvalidSettingMessage() {
	}

	static String explain(BindException failure) {
		Throwable root = failure;
		for (Throwable cause : StartFailures.causes(failure).toList()) {
			if (cause instanceof BindValidationException invalid) {
				String prefix = invalid.getValidationErrors().getName().toString();
				return invalid.getValidationErrors()
					.getAllErrors()
					.stream()
					.map((error) -> explain(prefix, error))
					.collect(Collectors.joining("; "));
			}
			if (cause instanceof InvalidPathException path) {
				return failure.getName() + ": " + FileErrors.explain(path);
			}
			root = cause;
		}
		ConfigurationProperty property = failure.getProperty();
		if (property == null) {
			// The message of a rule about several settings names the settings
			return "A setting is wrong: " + firstLine(root.getMessage());
		}
		Class<?> type = failure.getTarget().getType().resolve(Object.class);
		return wrong(failure.getName(), property.getValue(), "must be " + right(type, root));
	}

	/** Explains a value that Spring Boot reads by name. */
	static String explain(InvalidConfigurationPropertyValueException cause, Throwable failure) {
		return StartFailures.causes(failure)
			.filter(ConversionFailedException.class::isInstance)
			.map((conversion) -> ((ConversionFailedException) conversion).getTargetType().getType())
			.map((type) -> wrong(cause.getName(), cause.getValue(), "must be " + right(type, cause)))
			.findFirst()
			.orElseGet(() -> wrong(cause.getName(), cause.getValue(), firstLine(cause.getReason())));
	}

	private static String wrong(Object name, @Nullable Object value, @Nullable String why) {
		return name + "=" + value + " is wrong: " + why;
	}

	private static String explain(String prefix, ObjectError error) {
		String message = String.valueOf(error.getDefaultMessage());
		if (message.startsWith("gremio.")) {
			// The message is a whole sentence about the setting
			return "A setting is wrong: " + message;
		}
		if (error instanceof FieldError field) {
			String key = prefix + "." + field.getField().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
			return wrong(key, field.getRejectedValue(), message);
		}
		return prefix + ": " + message;
	}

	private static String right(Class<?> type, Throwable root) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (RIGHT.containsKey(boxed)) {
			return RIGHT.get(boxed);
		}
		if (boxed.isEnum()) {
			return "one of " + Arrays.stream(boxed.getEnumConstants())
				.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.collect(Collectors.joining(", "));
		}
		return Path.class.equals(type) ? "a path" : "otherwise: " + firstLine(root.getMessage());
	}

	private static String firstLine(@Nullable String message) {
		return (message != null) ? message.lines().findFirst().orElse("") : "no reason is known";
	}

}
