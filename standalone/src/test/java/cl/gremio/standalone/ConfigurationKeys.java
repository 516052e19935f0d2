package cl.gremio.standalone;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The configuration keys that the code declares. */
final class ConfigurationKeys {

	/** Read once: reading all classes takes seconds, and callers check many variables. */
	private static final List<String> ALL = read();

	private ConfigurationKeys() {
	}

	static List<String> all() {
		return ALL;
	}

	private static List<String> read() {
		return new ClassFileImporter().importPackages("cl.gremio")
			.stream()
			.filter((type) -> type.isAnnotatedWith(ConfigurationProperties.class))
			.flatMap((type) -> keys(type, type.getAnnotationOfType(ConfigurationProperties.class).value()))
			.toList();
	}

	/** Whether an environment variable sets one of the keys. */
	static boolean haveVariable(String variable) {
		return all().stream()
			.map((key) -> key.replaceAll("\\W", "").toUpperCase(Locale.ROOT))
			.anyMatch(variable.replace("_", "")::equals);
	}

	private static Stream<String> keys(JavaClass type, String prefix) {
		return type.getFields()
			.stream()
			.filter((field) -> !field.getModifiers().contains(JavaModifier.STATIC))
			.flatMap((field) -> keys(field, prefix));
	}

	private static Stream<String> keys(JavaField field, String prefix) {
		String key = prefix + "." + field.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
		boolean nested = field.getRawType().getPackageName().startsWith("cl.gremio") && !field.getRawType().isEnum();
		return nested ? keys(field.getRawType(), key) : Stream.of(key);
	}

}
