package cl.gremio.service.http;

import cl.gremio.service.GuildTime;
import cl.gremio.service.publish.Publisher;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
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
import tools.jackson.databind.json.JsonMapper;

/** Makes a service speak HTTP as the contract has it. */
@AutoConfiguration(after = JacksonAutoConfiguration.class,
		before = { WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(HttpProperties.class)
class HttpAutoConfiguration {

	@Bean
	WebMvcRegistrations eventBodies(HttpProperties properties, GuildTime time, ObjectProvider<BulkRoute> bulkRoutes,
			JsonMapper mapper) {
		return new WebMvcRegistrations() {
			@Override
			public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
				return new EventHandlerAdapter(properties, time, bulkRoutes.stream().toList(), mapper);
			}
		};
	}

	@Bean
	@Order(0)
	WebConfiguration webConfiguration(JsonMapper mapper) {
		return new WebConfiguration(mapper);
	}

	/** After everybody else: nothing that lies on the class path changes the answers. */
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebMvcConfigurer explicitConverters(JsonMapper mapper) {
		return new ExplicitConverters(mapper);
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
	TomcatCustomizer tomcatCustomizer(HttpProperties properties, ObjectProvider<BulkRoute> bulkRoutes,
			Environment environment, BeanFactory beans) {
		PostRoutes routes = new PostRoutes(
				() -> beans.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
		return new TomcatCustomizer(properties, bulkRoutes.stream().toList(), routes,
				() -> Doorkeepers.create(properties, environment));
	}

	@Bean
	@ConditionalOnBean(Publisher.class)
	ThreadPerRequest threadPerRequest() {
		return new ThreadPerRequest();
	}

}
