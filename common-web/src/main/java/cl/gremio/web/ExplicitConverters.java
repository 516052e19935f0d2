package cl.gremio.web;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Removes the converters that Spring adds for libraries on the class path, such as
 * YAML's, which comes with Kafka's broker.
 */
record ExplicitConverters(JsonMapper mapper) implements WebMvcConfigurer {

	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
		builder.configureMessageConvertersList((converters) -> {
			converters.removeIf((converter) -> !isWanted(converter));
			converters.add(new JsonConverter(this.mapper));
		});
	}

	private static boolean isWanted(HttpMessageConverter<?> converter) {
		return isOurs(converter) || converter instanceof StringHttpMessageConverter
				|| converter instanceof ByteArrayHttpMessageConverter
				|| converter instanceof ResourceHttpMessageConverter;
	}

	private static boolean isOurs(HttpMessageConverter<?> converter) {
		return converter.getClass().getName().startsWith("cl.gremio.");
	}

}
