package cl.gremio.board.docs;

import java.util.stream.Stream;

import cl.gremio.web.security.PublicRoutes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the pages of the interfaces and the libraries that they use. */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration implements WebMvcConfigurer {

	private static final String[] LIBRARIES = { "/webjars/swagger-ui/**", "/webjars/js-yaml/**" };

	private static final String PAGES = "/docs/**";

	@Bean
	static PublicRoutes publicDocs() {
		return new PublicRoutes(Stream.concat(Stream.of("/docs", PAGES), Stream.of(LIBRARIES)).toList());
	}

	@Override
	public void addViewControllers(ViewControllerRegistry registry) {
		registry.addRedirectViewController("/docs", "/docs/index.html");
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler(PAGES).addResourceLocations("classpath:/docs/");
		for (String library : LIBRARIES) {
			registry.addResourceHandler(library)
				.addResourceLocations("classpath:/META-INF/resources" + library.replace("**", ""));
		}
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new DocsHeadersInterceptor()).addPathPatterns(PAGES).addPathPatterns(LIBRARIES);
	}

}
