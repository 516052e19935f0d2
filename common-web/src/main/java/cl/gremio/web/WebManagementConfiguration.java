package cl.gremio.web;

import java.util.List;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Protects a management port of its own like the service's port. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class WebManagementConfiguration {

	@Bean
	TomcatCustomizer managementTomcatCustomizer(HttpProperties properties, Environment environment) {
		return new TomcatCustomizer(properties, List.of(), (request) -> false, environment);
	}

}
