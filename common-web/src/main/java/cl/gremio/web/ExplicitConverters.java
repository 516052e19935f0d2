package cl.gremio.web;

import cl.gremio.web.list.ListingConverter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Leaves the converters that answers are meant to be written with. Spring adds one for
 * each library that lies on the class path, as YAML's does with Kafka's broker.
 */
class ExplicitConverters implements WebMvcConfigurer {

	private final JsonMapper mapper;

	ExplicitConverters(JsonMapper mapper) {
		this.mapper = mapper;
	}

	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
		builder.configureMessageConvertersList((converters) -> {
			converters.removeIf((converter) -> !isMeant(converter));
			converters.add(new JsonConverter(this.mapper));
		});
	}

	private static boolean isMeant(HttpMessageConverter<?> converter) {
		return converter instanceof ListingConverter || converter instanceof StringHttpMessageConverter
				|| converter instanceof ByteArrayHttpMessageConverter
				|| converter instanceof ResourceHttpMessageConverter;
	}

}
