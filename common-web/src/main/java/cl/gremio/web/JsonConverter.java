package cl.gremio.web;

import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

/**
 * Writes JSON. Spring's own offers each answer as any {@code application/*+json}, too;
 * problem details and the actuator's answers, whose types are set, are still written.
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
