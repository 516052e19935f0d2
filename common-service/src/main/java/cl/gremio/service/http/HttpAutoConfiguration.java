package cl.gremio.service.http;

import java.util.List;

import cl.gremio.service.GuildTime;
import cl.gremio.service.publish.Publisher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/** Makes a service speak HTTP as the contract has it. */
@AutoConfiguration(after = JacksonAutoConfiguration.class,
		before = { WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(HttpProperties.class)
class HttpAutoConfiguration {

	@Bean
	WebMvcRegistrations eventBodies(HttpProperties properties, GuildTime time, ObjectProvider<BulkRoute> bulkRoutes,
			JsonMapper mapper, Deliveries deliveries) {
		return new WebMvcRegistrations() {
			@Override
			public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
				return new EventHandlerAdapter(properties, time, bulkRoutes.stream().toList(), mapper, deliveries);
			}
		};
	}

	/** Before other listings: JSON is what a client gets that asks for nothing else. */
	@Bean
	@Order(0)
	WebMvcConfigurer argumentsAndListings(JsonMapper mapper, Deliveries deliveries) {
		return new WebMvcConfigurer() {
			@Override
			public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
				resolvers.add(new IdempotencyKeyResolver());
				resolvers.add(new PageRequestResolver());
			}

			@Override
			public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
				builder.addCustomConverter(new JsonListingConverter(mapper, deliveries));
			}
		};
	}

	@Bean
	Deliveries deliveries(HttpProperties properties) {
		return new Deliveries(properties.maxListings(), properties.listingTimeout(), properties.retryAfter());
	}

	@Bean
	ProblemAdvice problemAdvice(HttpProperties properties) {
		return new ProblemAdvice(properties);
	}

	@Bean
	ProblemErrorController problemErrorController() {
		return new ProblemErrorController();
	}

	@Bean
	TomcatCustomizer tomcatCustomizer(HttpProperties properties, ObjectProvider<BulkRoute> bulkRoutes) {
		return new TomcatCustomizer(properties, bulkRoutes.stream().toList());
	}

	@Bean
	@ConditionalOnBean(Publisher.class)
	ThreadPerRequest threadPerRequest() {
		return new ThreadPerRequest();
	}

	/** A filter, so that errors outside the controllers can be read by browsers too. */
	@Bean
	FilterRegistrationBean<CorsFilter> corsFilter(HttpProperties properties) {
		CorsConfiguration cors = new CorsConfiguration();
		cors.setAllowedOrigins(properties.cors().allowedOrigins());
		cors.setAllowedMethods(List.of("GET", "HEAD", "POST"));
		cors.addAllowedHeader(CorsConfiguration.ALL);
		cors.setExposedHeaders(List.of(HttpHeaders.LINK, HttpHeaders.RETRY_AFTER));
		CorsFilter filter = new CorsFilter((request) -> cors);
		filter.setCorsProcessor(new ProblemCorsProcessor());
		FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

}
