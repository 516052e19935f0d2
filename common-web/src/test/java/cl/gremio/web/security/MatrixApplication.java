package cl.gremio.web.security;

import java.lang.reflect.Method;
import java.util.Map;

import cl.gremio.model.CaptureRequest;
import cl.gremio.model.LocationRequest;
import cl.gremio.model.MembershipRequest;
import cl.gremio.model.SaleRequest;
import cl.gremio.model.StockRequest;
import cl.gremio.model.event.Event;
import cl.gremio.web.event.AcceptedEvent;
import cl.gremio.traffic.TrafficAutoConfiguration;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Has every route of {@code openapi.yaml}. POSTs read their bodies as services do. */
@SpringBootConfiguration
// The answers are no results, as openapi.yaml would have them
@EnableAutoConfiguration(exclude = TrafficAutoConfiguration.class)
class MatrixApplication {

	@Bean
	SmartInitializingSingleton gets(RequestMappingHandlerMapping requestMappingHandlerMapping) {
		Method answer = ReflectionUtils.findMethod(Gets.class, "answer");
		return () -> AccessTable.routes()
			.entrySet()
			.stream()
			.filter((route) -> route.getValue().contains("GET"))
			.map(Map.Entry::getKey)
			.filter((path) -> !path.equals("/") && !path.startsWith("/actuator") && !path.contains("."))
			.forEach((path) -> requestMappingHandlerMapping.registerMapping(RequestMappingInfo.paths(path)
				.methods(RequestMethod.GET)
				.options(requestMappingHandlerMapping.getBuilderConfiguration())
				.build(), new Gets(), answer));
	}

	static class Gets {

		ResponseEntity<String> answer() {
			return ResponseEntity.ok("[]");
		}

	}

	@RestController
	static class Posts {

		@PostMapping("/new_member")
		ResponseEntity<?> apply(Event<MembershipRequest> event) {
			return AcceptedEvent.accepted(event);
		}

		@PostMapping("/sales")
		ResponseEntity<?> sell(Event<SaleRequest> event) {
			return AcceptedEvent.accepted(event);
		}

		@PostMapping("/stock")
		ResponseEntity<?> count(Event<StockRequest> event) {
			return AcceptedEvent.accepted(event);
		}

		@PostMapping("/ubicacion")
		ResponseEntity<?> see(Event<LocationRequest> event) {
			return AcceptedEvent.accepted(event);
		}

		@PostMapping("/captura")
		ResponseEntity<?> capture(Event<CaptureRequest> event) {
			return AcceptedEvent.accepted(event);
		}

		@PostMapping({ "/login", "/logout" })
		ResponseEntity<?> changeSession() {
			return ResponseEntity.ok("{}");
		}

		/** A route that the table of rules does not have. */
		@GetMapping("/sin-regla")
		String forgotten() {
			return "";
		}

		/** A method that the table does not have, of a path that it has. */
		@PostMapping("/carritos")
		String forgottenMethod() {
			return "";
		}

	}

}
