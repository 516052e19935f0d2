package cl.gremio.standalone;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes that the services' controllers declare. */
final class Routes {

	private static final Set<String> ACTUATOR = Set.of("/actuator", "/actuator/health", "/actuator/health/liveness",
			"/actuator/health/readiness", "/actuator/prometheus", "/actuator/metrics", "/actuator/info");

	/** The documents of the interfaces and the pages that show them. */
	private static final Set<String> DOCUMENTS = Set.of("/openapi.yaml", "/asyncapi.yaml", "/insomnia.json", "/docs",
			"/docs/topics.html");

	private static final Set<String> ALL = read();

	private Routes() {
	}

	static Set<String> all() {
		return ALL;
	}

	/** The routes of the services' own controllers, such as {@code 3001 POST /sales}. */
	static Set<String> withPortAndMethod() {
		return controllers()
			.flatMap((type) -> mappings(type).map((mapping) -> portOf(type) + " "
					+ ((mapping.method().length > 0) ? mapping.method()[0] : "GET") + " " + path(type, mapping)))
			.filter((route) -> !route.startsWith("0 "))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static int portOf(Class<?> controller) {
		return Arrays.stream(Service.values())
			.filter((service) -> controller.getPackageName().startsWith(service.application().getPackageName()))
			.findFirst()
			.map(Service::defaultPort)
			.orElse(0);
	}

	/** Whether a path belongs to a route. */
	static boolean have(String path) {
		return ALL.stream().anyMatch((route) -> path.matches(route.replaceAll("\\{\\w+}", "[^/]+")));
	}

	private static Set<String> read() {
		Set<String> routes = controllers().flatMap((type) -> mappings(type).map((mapping) -> path(type, mapping)))
			.filter((route) -> !route.startsWith("$"))
			.collect(Collectors.toCollection(TreeSet::new));
		routes.addAll(ACTUATOR);
		routes.addAll(DOCUMENTS);
		return routes;
	}

	private static Stream<? extends Class<?>> controllers() {
		return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("cl.gremio")
			.stream()
			.filter((type) -> type.isAnnotatedWith(RestController.class))
			.map(JavaClass::reflect);
	}

	private static Stream<RequestMapping> mappings(Class<?> controller) {
		return Arrays.stream(controller.getDeclaredMethods())
			.map((method) -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
			.filter((mapping) -> mapping != null);
	}

	private static String path(Class<?> controller, RequestMapping mapping) {
		RequestMapping all = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
		return ((all != null) ? all.path()[0] : "") + ((mapping.path().length > 0) ? mapping.path()[0] : "");
	}

}
