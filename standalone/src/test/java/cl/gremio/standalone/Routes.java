package cl.gremio.standalone;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes that the services' controllers declare. */
final class Routes {

	private static final Set<String> ACTUATOR = Set.of("/actuator", "/actuator/health", "/actuator/health/liveness",
			"/actuator/health/readiness", "/actuator/prometheus", "/actuator/metrics", "/actuator/info");

	private static final Set<String> ALL = read();

	private Routes() {
	}

	static Set<String> all() {
		return ALL;
	}

	/** Whether a path belongs to a route. */
	static boolean have(String path) {
		return ALL.stream().anyMatch((route) -> path.matches(route.replaceAll("\\{\\w+}", "[^/]+")));
	}

	private static Set<String> read() {
		Set<String> routes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("cl.gremio")
			.stream()
			.filter((type) -> type.isAnnotatedWith(RestController.class))
			.flatMap((type) -> of(type.reflect()))
			.filter((route) -> !route.startsWith("$"))
			.collect(Collectors.toCollection(TreeSet::new));
		routes.addAll(ACTUATOR);
		return routes;
	}

	private static Stream<String> of(Class<?> controller) {
		RequestMapping all = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
		String prefix = (all != null) ? all.path()[0] : "";
		return Arrays.stream(controller.getDeclaredMethods())
			.map((method) -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
			.filter((mapping) -> mapping != null)
			.map((mapping) -> prefix + ((mapping.path().length > 0) ? mapping.path()[0] : ""));
	}

}
