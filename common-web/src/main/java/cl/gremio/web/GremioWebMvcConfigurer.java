package cl.gremio.web;

import java.util.List;

import cl.gremio.web.event.AcceptStrategy;
import cl.gremio.web.event.EventArgumentResolver;
import cl.gremio.web.event.EventReader;
import cl.gremio.web.interfaces.InterfaceDocuments;
import cl.gremio.web.list.JsonListingConverter;
import cl.gremio.web.list.NonBlockingWriter;
import cl.gremio.web.list.PageRequestResolver;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Tells Spring MVC how arguments are read and answers are written. JSON is the answer to
 * a client that asks for nothing else, so this configurer comes before those of other
 * listings.
 */
record GremioWebMvcConfigurer(EventReader reader, JsonMapper mapper, NonBlockingWriter writer,
		FutureReturnValueHandler futures) implements WebMvcConfigurer {

	@Override
	public void addFormatters(FormatterRegistry registry) {
		registry.addConverter(new LocalDateConverter());
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new EventArgumentResolver(this.reader));
		resolvers.add(new PageRequestResolver());
	}

	@Override
	public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
		handlers.add(this.futures);
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new QueryValidationInterceptor());
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		InterfaceDocuments.serve(registry);
	}

	@Override
	public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
		configurer.strategies(List.of(new AcceptStrategy()));
	}

	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
		builder.addCustomConverter(new JsonListingConverter(this.mapper, this.writer));
	}

}
