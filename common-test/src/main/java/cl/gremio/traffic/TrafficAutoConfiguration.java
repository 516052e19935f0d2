package cl.gremio.traffic;

import java.util.EnumSet;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Gives the filter of the tests to every service. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class TrafficAutoConfiguration {

	@Bean
	FilterRegistrationBean<?> trafficFilter() {
		FilterRegistrationBean<TrafficFilter> filter = new FilterRegistrationBean<>(new TrafficFilter());
		filter.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return filter;
	}

}
