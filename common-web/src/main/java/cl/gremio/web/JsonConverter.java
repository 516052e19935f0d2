package cl.gremio.web;

import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

/**
 * Writes JSON as {@code application/json} only. Spring's own converter also offers
 * {@code application/*+json}. Problem details and the actuator set their types
 * themselves.
 */
class JsonConverter extends JacksonJsonHttpMessageConverter {

	JsonConverter(JsonMapper mapper) {
		super(mapper);
	}

	@Override
	public List<MediaType> getSupportedMediaTypes(Class<?> type) {
		return List.of(MediaType.APPLICATION_JSON);
	}

}
