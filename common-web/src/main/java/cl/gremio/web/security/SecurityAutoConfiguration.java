package cl.gremio.web.security;

import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** Configures who may call. Each mode has the same beans, because images fix them. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityAutoConfiguration {

	@Bean(initMethod = "start")
	KeyRing keyRing(SecurityProperties properties) {
		return new KeyRing(properties);
	}

	@Bean
	RequestSecurity requestSecurity(SecurityProperties properties, KeyRing ring, ObjectProvider<PublicRoutes> routes,
			ObjectProvider<AuthenticationConverter> converters, Environment environment) {
		String actuator = environment.getProperty("management.endpoints.web.base-path", "/actuator");
		return new RequestSecurity(properties.needsKeys(),
				new AccessRules(actuator.replaceFirst("/$", ""), routes.stream()), new KeyAuthenticationManager(ring),
				converters.stream().toList());
	}

	@Bean
	FilterRegistrationBean<Filter> authenticationFilter(RequestSecurity security) {
		return security.filter();
	}

	/** Spring applies it to every mapping, the actuator's too. */
	@Bean
	MappedInterceptor authorizationInterceptor(RequestSecurity security) {
		return new MappedInterceptor(null, null, security.interceptor());
	}

}
