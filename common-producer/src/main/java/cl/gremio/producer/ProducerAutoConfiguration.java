package cl.gremio.producer;

import java.util.List;

import cl.gremio.producer.publish.Publisher;
import cl.gremio.web.VirtualThreadCustomizer;
import cl.gremio.web.body.BulkRoute;
import cl.gremio.web.event.EventReader;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers take one event or many, and runs them on virtual threads. */
@AutoConfiguration
class ProducerAutoConfiguration {

	@Bean
	WebMvcConfigurer oneOrMany(EventReader reader, ObjectProvider<BulkRoute> bulkRoutes) {
		return new WebMvcConfigurer() {
			@Override
			public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
				bulkRoutes.forEach((route) -> resolvers.add(new OneOrManyResolver(reader, route)));
			}
		};
	}

	@Bean
	@ConditionalOnBean(Publisher.class)
	VirtualThreadCustomizer virtualThreadCustomizer() {
		return new VirtualThreadCustomizer();
	}

}
