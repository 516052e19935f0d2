package cl.gremio.standalone;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import cl.gremio.board.door.DoorRoutes;
import cl.gremio.model.security.Role;
import cl.gremio.web.security.Caller;
import cl.gremio.web.security.RequestSecurity;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * The contexts of the services that run in this JVM. A service that names this class in
 * {@code spring.main.sources} adds its own.
 */
class ServiceContexts implements ApplicationContextAware {

	private static final Map<String, ApplicationContext> contexts = new ConcurrentHashMap<>();

	private static final Caller ADMIN = new Caller("admin", Set.of(Role.ADMIN), Set.of());

	@Override
	public void setApplicationContext(ApplicationContext context) {
		contexts.put(String.valueOf(context.getEnvironment().getProperty("spring.application.name")), context);
	}

	/** The routes that the running service has and that nobody may use. */
	static List<String> routesWithoutRule(Service service) {
		ApplicationContext context = contexts.get(service.label());
		RequestSecurity security = context.getBean(RequestSecurity.class);
		Stream<String> ofTheDoor = (service == Service.BOARD) ? DoorRoutes.names() : Stream.empty();
		return Stream.of(controllers(context), files(context), ofTheDoor)
			.flatMap((routes) -> routes)
			.filter((route) -> !security.mayUse(ADMIN, route.split(" ")[0], route.split(" ")[1]))
			.toList();
	}

	/** Controllers, and the endpoints of the actuator. */
	private static Stream<String> controllers(ApplicationContext context) {
		return context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
			.values()
			.stream()
			.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
			.flatMap(ServiceContexts::routes);
	}

	private static Stream<String> routes(RequestMappingInfo mapping) {
		Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
		return mapping.getPatternValues()
			.stream()
			.flatMap((pattern) -> (methods.isEmpty() ? Stream.of(RequestMethod.values()) : methods.stream())
				.map((method) -> method + " " + pattern));
	}

	private static Stream<String> files(ApplicationContext context) {
		return context.getBeansOfType(AbstractUrlHandlerMapping.class)
			.values()
			.stream()
			.flatMap((mapping) -> mapping.getHandlerMap().keySet().stream())
			.map((pattern) -> "GET " + pattern);
	}

}
