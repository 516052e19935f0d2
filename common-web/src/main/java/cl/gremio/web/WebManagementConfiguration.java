package cl.gremio.web;

import java.util.List;

import cl.gremio.web.access.CrossOriginValveFactory;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Keeps the door of a management port of its own, too. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class WebManagementConfiguration {

	@Bean
	TomcatCustomizer managementTomcatCustomizer(HttpProperties properties, Environment environment) {
		return new TomcatCustomizer(properties, List.of(), (request) -> false,
				() -> CrossOriginValveFactory.create(properties, environment));
	}

}
