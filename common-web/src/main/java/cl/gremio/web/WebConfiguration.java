package cl.gremio.web;

import java.util.List;

import cl.gremio.web.event.AcceptStrategy;
import cl.gremio.web.event.IdempotencyKeyResolver;
import cl.gremio.web.list.NonBlockingWriter;
import cl.gremio.web.list.JsonListingConverter;
import cl.gremio.web.list.PageRequestResolver;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads arguments and writes answers. JSON is what a client gets that asks for nothing
 * else, so this comes before other listings.
 */
class WebConfiguration implements WebMvcConfigurer {

	private final JsonMapper mapper;

	private final NonBlockingWriter deliveries;

	WebConfiguration(JsonMapper mapper, NonBlockingWriter deliveries) {
		this.mapper = mapper;
		this.deliveries = deliveries;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new IdempotencyKeyResolver());
		resolvers.add(new PageRequestResolver());
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new QueryValidationInterceptor());
	}

	@Override
	public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
		configurer.strategies(List.of(new AcceptStrategy()));
	}

	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
		builder.addCustomConverter(new JsonListingConverter(this.mapper, this.deliveries));
	}

}
