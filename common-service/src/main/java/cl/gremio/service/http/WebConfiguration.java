package cl.gremio.service.http;

import java.util.List;

import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads arguments and writes answers. JSON is what a client gets that asks for nothing
 * else, so this comes before other listings.
 */
class WebConfiguration implements WebMvcConfigurer {

	private final JsonMapper mapper;

	WebConfiguration(JsonMapper mapper) {
		this.mapper = mapper;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new IdempotencyKeyResolver());
		resolvers.add(new PageRequestResolver());
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new QueryInterceptor());
	}

	@Override
	public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
		configurer.strategies(List.of(new AcceptStrategy()));
	}

	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
		builder.addCustomConverter(new JsonListingConverter(this.mapper));
	}

}
