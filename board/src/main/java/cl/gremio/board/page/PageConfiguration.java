package cl.gremio.board.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.stream.Stream;

import cl.gremio.service.GuildTime;
import cl.gremio.web.interfaces.RootPage;
import cl.gremio.web.security.PublicRoutes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the page. Its own files are asked for anew at each visit, and not sent again
 * while they are the same; a library has its version in its address and never changes.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer, RootPage {

	private static final String[] FILES = { "/index.html", "/css/**", "/js/**", "/texts/**", "/images/**" };

	private static final String[] LIBRARIES = { "/webjars/leaflet/**", "/webjars/uplot/**" };

	private final GuildTime time;

	PageConfiguration(GuildTime time) {
		this.time = time;
	}

	@Bean
	static PublicRoutes publicPage() {
		return new PublicRoutes(
				Stream.of(Stream.of("/"), Stream.of(FILES), Stream.of(LIBRARIES)).flatMap((all) -> all).toList());
	}

	@Override
	public void addViewControllers(ViewControllerRegistry registry) {
		registry.addViewController("/").setViewName("forward:/index.html");
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		for (String pattern : FILES) {
			String folder = pattern.replace("index.html", "").replace("**", "");
			registry.addResourceHandler(pattern)
				.addResourceLocations("classpath:/static" + folder)
				.setCacheControl(CacheControl.noCache())
				.setUseLastModified(false)
				.setEtagGenerator(PageConfiguration::etag);
		}
		for (String pattern : LIBRARIES) {
			registry.addResourceHandler(pattern)
				.addResourceLocations("classpath:/META-INF/resources" + pattern.replace("**", ""))
				.setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
		}
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new PageHeadersInterceptor(this.time.zone()))
			.addPathPatterns("/")
			.addPathPatterns(FILES)
			.addPathPatterns(LIBRARIES);
	}

	/** From the content: the files of a reproducible build all have the same time. */
	private static String etag(Resource file) {
		try (InputStream content = file.getInputStream()) {
			return '"' + DigestUtils.md5DigestAsHex(content) + '"';
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
