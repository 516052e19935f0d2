package cl.gremio.web.interfaces;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import cl.gremio.web.interfaces.DescriptionView.RouteView;

import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Answers the name, the version and the routes of a service. */
@RestController
public class DescriptionController {

	private final Supplier<DescriptionView> service;

	/**
	 * Creates a controller.
	 * @param name the service's name
	 * @param mappings knows the routes once the service has started
	 */
	public DescriptionController(String name, Supplier<RequestMappingHandlerMapping> mappings) {
		this.service = SingletonSupplier.of(() -> {
			OpenApiSummary summary = OpenApiSummary.read();
			return new DescriptionView(name, summary.version(), routes(mappings.get(), summary),
					InterfaceDocuments.PATHS);
		});
	}

	@GetMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE)
	DescriptionView describe() {
		return this.service.get();
	}

	private static List<RouteView> routes(RequestMappingHandlerMapping mappings, OpenApiSummary summary) {
		return mappings.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> routes(mapping, summary))
			.distinct()
			.sorted(Comparator.comparing(RouteView::ruta).thenComparing(RouteView::metodo))
			.toList();
	}

	private static Stream<RouteView> routes(RequestMappingInfo mapping, OpenApiSummary summary) {
		Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
		return mapping.getPatternValues()
			.stream()
			.flatMap((path) -> methods.stream()
				.map(RequestMethod::name)
				.flatMap((method) -> Stream.ofNullable(summary.line(method, path))
					.map((line) -> new RouteView(method, path, line))));
	}

}
