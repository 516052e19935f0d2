package cl.gremio.web;

import cl.gremio.service.GuildTime;
import cl.gremio.web.access.CrossOriginValveFactory;
import cl.gremio.web.body.BulkRoute;
import cl.gremio.web.event.EventBodies;
import cl.gremio.web.body.PostRoutes;
import cl.gremio.web.list.NonBlockingWriter;
import cl.gremio.web.problem.ProblemExceptionHandler;
import cl.gremio.web.problem.ProblemErrorController;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Makes a service speak HTTP as the contract has it. */
@AutoConfiguration(after = JacksonAutoConfiguration.class,
		before = { WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(HttpProperties.class)
class WebAutoConfiguration {

	@Bean
	EventBodies eventBodies(HttpProperties properties, GuildTime time) {
		return new EventBodies(properties, time);
	}

	@Bean
	WebMvcRegistrations eventHandlerAdapter(EventBodies bodies, JsonMapper mapper, NonBlockingWriter deliveries) {
		return new WebMvcRegistrations() {
			@Override
			public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
				return new EventHandlerAdapter(bodies, mapper, deliveries);
			}
		};
	}

	@Bean
	@Order(0)
	WebConfiguration webConfiguration(JsonMapper mapper, NonBlockingWriter deliveries) {
		return new WebConfiguration(mapper, deliveries);
	}

	/** After everybody else: nothing that lies on the class path changes the answers. */
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebMvcConfigurer explicitConverters(JsonMapper mapper) {
		return new ExplicitConverters(mapper);
	}

	@Bean
	NonBlockingWriter deliveries(HttpProperties properties) {
		return new NonBlockingWriter(properties.maxListings(), properties.listingTimeout(), properties.retryAfter());
	}

	@Bean
	ProblemExceptionHandler problemAdvice(HttpProperties properties) {
		return new ProblemExceptionHandler(properties);
	}

	@Bean
	ProblemErrorController problemErrorController() {
		return new ProblemErrorController();
	}

	@Bean
	TomcatCustomizer tomcatCustomizer(HttpProperties properties, ObjectProvider<BulkRoute> bulkRoutes,
			Environment environment, BeanFactory beans) {
		PostRoutes routes = new PostRoutes(
				() -> beans.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
		return new TomcatCustomizer(properties, bulkRoutes.stream().toList(), routes,
				() -> CrossOriginValveFactory.create(properties, environment));
	}

}
