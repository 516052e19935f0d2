package cl.gremio.web;

import java.util.List;

import cl.gremio.web.list.LargeAnswerFilter;
import cl.gremio.web.list.NonBlockingWriter;
import cl.gremio.web.security.RequestSecurity;
import jakarta.servlet.Filter;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Protects a management port of its own like the service's port. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class WebManagementConfiguration {

	@Bean
	TomcatCustomizer managementTomcatCustomizer(HttpProperties properties, NonBlockingWriter writer,
			Environment environment) {
		return new TomcatCustomizer(properties, List.of(), (request) -> false, new LargeAnswerFilter(writer),
				environment);
	}

	@Bean
	FilterRegistrationBean<Filter> managementAuthenticationFilter(RequestSecurity security) {
		return security.filter();
	}

}
