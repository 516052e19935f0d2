package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.ConfigurationProperties;

import static org.assertj.core.api.Assertions.assertThat;

/** Every key that can be configured stands in the docs. */
class ConfigurationDocsTests {

	private static final Path DOCS = Path.of("../docs/configuration.md");

	@Test
	void everyKeyIsDocumented() throws IOException {
		String docs = Files.readString(DOCS);
		List<String> keys = new ClassFileImporter().importPackages("cl.gremio")
			.stream()
			.filter((type) -> type.isAnnotatedWith(ConfigurationProperties.class))
			.flatMap((type) -> keys(type, type.getAnnotationOfType(ConfigurationProperties.class).value()))
			.toList();
		assertThat(keys).hasSizeGreaterThan(25).allSatisfy((key) -> assertThat(docs).contains("`" + key + "`"));
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
