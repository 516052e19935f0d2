package cl.gremio.web;

import cl.gremio.service.GuildTime;
import cl.gremio.web.body.BulkRoute;
import cl.gremio.web.body.PostRoutes;
import cl.gremio.web.body.ReceivedBodies;
import cl.gremio.web.event.EventReader;
import cl.gremio.web.connector.HealthPathInterceptor;
import cl.gremio.web.interfaces.RootPage;
import cl.gremio.web.interfaces.DescriptionController;
import cl.gremio.web.list.LargeAnswerFilter;
import cl.gremio.web.list.NonBlockingWriter;
import cl.gremio.web.problem.ProblemErrorController;
import cl.gremio.web.problem.ProblemExceptionHandler;
import cl.gremio.web.security.KeyRing;
import cl.gremio.web.security.RequestSecurity;
import cl.gremio.web.stream.EventStreams;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcProperties;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Configures HTTP as the contract has it. */
@AutoConfiguration(after = JacksonAutoConfiguration.class,
		before = { WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({ HttpProperties.class, WebMvcProperties.class })
class WebAutoConfiguration {

	@Bean
	EventReader eventReader(HttpProperties properties, GuildTime time) {
		return new EventReader(properties.maxBody(), time);
	}

	@Bean
	@Order(0)
	WebMvcConfigurer gremioWebMvcConfigurer(EventReader reader, JsonMapper mapper, NonBlockingWriter writer,
			WebMvcProperties mvc,
			@Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> failures) {
		return new GremioWebMvcConfigurer(reader, mapper, writer,
				new FutureReturnValueHandler(mvc.getAsync().getRequestTimeout(),
						(async) -> new AsyncResponse(async, mapper, writer, failures::getObject)));
	}

	/** Comes last, so that nothing on the class path changes the answers. */
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebMvcConfigurer explicitConverters(JsonMapper mapper) {
		return new ExplicitConverters(mapper);
	}

	@Bean
	NonBlockingWriter nonBlockingWriter(HttpProperties properties) {
		return new NonBlockingWriter(properties.share(properties.maxListings()), properties.listingTimeout());
	}

	@Bean
	EventStreams eventStreams(HttpProperties properties, KeyRing ring) {
		EventStreams streams = new EventStreams(properties.streams(), ring::isValid);
		ring.onChange(streams::endInvalid);
		return streams;
	}

	@Bean
	ProblemExceptionHandler problemExceptionHandler(HttpProperties properties) {
		return new ProblemExceptionHandler(properties.retryAfter());
	}

	@Bean
	ProblemErrorController problemErrorController() {
		return new ProblemErrorController();
	}

	@Bean
	MappedInterceptor healthPathInterceptor(ObjectProvider<HealthContributorRegistry> parts,
			ObjectProvider<HealthEndpointGroups> groups) {
		return new MappedInterceptor(null, null, new HealthPathInterceptor(parts, groups));
	}

	@Bean
	@ConditionalOnMissingBean(RootPage.class)
	DescriptionController descriptionController(@Value("${spring.application.name:gremio}") String name,
			BeanFactory beans) {
		return new DescriptionController(name,
				() -> beans.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
	}

	@Bean
	TomcatCustomizer tomcatCustomizer(HttpProperties properties, ObjectProvider<BulkRoute> bulkRoutes,
			ReceivedBodies received, RequestSecurity security, NonBlockingWriter writer, Environment environment) {
		return new TomcatCustomizer(properties, bulkRoutes.stream().toList(), received.and(security::mayPost),
				new LargeAnswerFilter(writer), environment);
	}

	@Bean
	@ConditionalOnMissingBean
	ReceivedBodies receivedBodies(BeanFactory beans) {
		return new PostRoutes(() -> beans.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
	}

}
