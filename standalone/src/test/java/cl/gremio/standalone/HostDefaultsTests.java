package cl.gremio.standalone;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Executable;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.service.GremioService;
import cl.gremio.service.RootLocale;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * No result depends on the language, the character set or the time zone of the machine.
 */
class HostDefaultsTests {

	/** The types of parameters that replace a default of the machine. */
	private static final Set<String> TOLD = Stream
		.of(Locale.class, Charset.class, ZoneId.class, TimeZone.class, DecimalFormatSymbols.class)
		.map(Class::getName)
		.collect(Collectors.toUnmodifiableSet());

	/** Methods that always take a default of the machine. */
	private static final Set<String> WITHOUT_CHOICE = Set.of("Locale.getDefault", "TimeZone.getDefault",
			"ZoneId.systemDefault", "Charset.defaultCharset", "Clock.systemDefaultZone", "String.formatted",
			"MessageFormat.format", "DateTimeFormatter.ofLocalizedDate", "DateTimeFormatter.ofLocalizedTime",
			"DateTimeFormatter.ofLocalizedDateTime", "Date.toString");

	private static final JavaClasses GREMIO = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("cl.gremio");

	@Test
	void everyMainIgnoresTheLocaleFirst() {
		methods().that().haveName("main").and().arePublic().and().areStatic().should(ignoreTheLocale()).check(GREMIO);
	}

	@Test
	void nothingLeavesTextOrDaysToTheMachine() {
		classes().should(takeNoDefaultOfTheMachine()).check(GREMIO);
	}

	@Test
	void theRuleFindsWhatIsLeftToTheMachine() {
		assertThat(found(Sloppy.class)).isEqualTo(Sloppy.CALLS);
		assertThat(found(Careful.class)).isEmpty();
	}

	private static Set<String> found(Class<?> type) {
		return new ClassFileImporter().importClass(type)
			.getCodeUnitAccessesFromSelf()
			.stream()
			.filter(HostDefaultsTests::takesADefault)
			.map(HostDefaultsTests::name)
			.collect(Collectors.toSet());
	}

	private static ArchCondition<JavaMethod> ignoreTheLocale() {
		return new ArchCondition<>("ignore the locale before they do anything else") {
			@Override
			public void check(JavaMethod main, ConditionEvents events) {
				boolean ignores = main.getMethodCallsFromSelf()
					.stream()
					.min(Comparator.comparing(JavaMethodCall::getLineNumber))
					.filter((call) -> call.getTargetOwner().isEquivalentTo(RootLocale.class)
							|| call.getTargetOwner().isEquivalentTo(GremioService.class))
					.isPresent();
				events.add(new SimpleConditionEvent(main, ignores, main.getFullName() + " doesn't, or not first"));
			}
		};
	}

	private static ArchCondition<JavaClass> takeNoDefaultOfTheMachine() {
		return new ArchCondition<>("say the language, the character set and the zone") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getCodeUnitAccessesFromSelf()
					.stream()
					.filter(HostDefaultsTests::takesADefault)
					.forEach((access) -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
			}
		};
	}

	/**
	 * Whether a call takes a default of the machine: its target always does, or the JDK
	 * has an overload with a parameter that replaces the default.
	 */
	private static boolean takesADefault(JavaCodeUnitAccess<?> access) {
		CodeUnitAccessTarget target = access.getTarget();
		if (!target.getOwner().getPackageName().startsWith("java.") || isUtf8Anyway(target.getOwner())) {
			return false;
		}
		List<String> parameters = target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
		return WITHOUT_CHOICE.contains(name(access)) || (parameters.stream().noneMatch(HostDefaultsTests::isSaid)
				&& overloads(target).anyMatch((overload) -> saysMore(overload, parameters)));
	}

	private static String name(JavaCodeUnitAccess<?> access) {
		return access.getTarget().getOwner().getSimpleName() + "." + access.getTarget().getName();
	}

	/** These classes use UTF-8 by definition, or decode as the other side says. */
	private static boolean isUtf8Anyway(JavaClass owner) {
		return owner.isEquivalentTo(Files.class) || owner.getPackageName().startsWith("java.net.http");
	}

	private static Stream<? extends Executable> overloads(CodeUnitAccessTarget target) {
		Class<?> owner = target.getOwner().reflect();
		return target.getName().equals("<init>") ? Arrays.stream(owner.getConstructors())
				: Arrays.stream(owner.getMethods()).filter((method) -> method.getName().equals(target.getName()));
	}

	private static boolean saysMore(Executable overload, List<String> parameters) {
		List<String> more = new ArrayList<>();
		Arrays.stream(overload.getParameterTypes()).map(Class::getName).forEach(more::add);
		boolean says = more.removeIf(HostDefaultsTests::isSaid);
		return says && more.containsAll(parameters);
	}

	private static boolean isSaid(String type) {
		return TOLD.contains(type);
	}

	/** Leaves every choice to the machine. */
	@SuppressWarnings("deprecation")
	static final class Sloppy {

		static final Set<String> CALLS = Set.of("String.toLowerCase", "String.toUpperCase", "String.getBytes",
				"String.<init>", "String.format", "String.formatted", "LocalDate.now", "Clock.systemDefaultZone",
				"InputStreamReader.<init>", "PrintStream.printf", "PrintStream.<init>", "Scanner.<init>",
				"ByteArrayOutputStream.toString", "DateTimeFormatter.ofPattern", "DecimalFormat.<init>",
				"MessageFormat.format", "Locale.getDefault", "URLEncoder.encode");

		private Sloppy() {
		}

		static List<Object> calls(byte[] bytes, PrintStream out) {
			InputStream in = new ByteArrayInputStream(bytes);
			ByteArrayOutputStream buffer = new ByteArrayOutputStream();
			UnaryOperator<String> lower = String::toLowerCase;
			out.printf("%d", bytes.length);
			return List.of(lower.apply("I").toUpperCase(), "a".getBytes(), new String(bytes), String.format("%d", 1),
					"%d".formatted(1), LocalDate.now(), Clock.systemDefaultZone(), new InputStreamReader(in),
					new PrintStream(buffer), new Scanner(in), buffer.toString(), DateTimeFormatter.ofPattern("MMM"),
					new DecimalFormat("0.0"), MessageFormat.format("{0}", 1), Locale.getDefault(),
					URLEncoder.encode("a"));
		}

	}

	/** Leaves no choice to the machine. */
	static final class Careful {

		private Careful() {
		}

		static List<Object> calls(byte[] bytes, PrintStream out, Clock clock) {
			InputStream in = new ByteArrayInputStream(bytes);
			ByteArrayOutputStream buffer = new ByteArrayOutputStream();
			out.printf(Locale.ROOT, "%d", bytes.length);
			out.println("a" + bytes.length);
			return List.of("I".toUpperCase(Locale.ROOT), "a".getBytes(UTF_8), new String(bytes, UTF_8),
					String.format(Locale.ROOT, "%d", 1), LocalDate.now(clock), Instant.now(),
					new InputStreamReader(in, UTF_8), new PrintStream(buffer, false, UTF_8), new Scanner(in, UTF_8),
					buffer.toString(UTF_8), DateTimeFormatter.ofPattern("MMM", Locale.ROOT), Path.of("a"),
					LocalDate.ofInstant(Instant.EPOCH, ZoneOffset.UTC), String.valueOf(1), new StringBuilder());
		}

	}

}
