package cl.gremio.service.kafka;

import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which computation of the results this is. One of another generation reads the log from
 * its beginning and has topics of its own, so that it can run beside the one in use until
 * it takes its place.
 *
 * @param generation what its application id and its topics end with; the first has none
 */
@Validated
@ConfigurationProperties("gremio.results")
public record ResultsProperties(@DefaultValue("") @Pattern(regexp = "[A-Za-z0-9_-]{0,20}") String generation) {

	/** The name that a topic of results, or an application, has in this generation. */
	public String named(String name) {
		return this.generation.isEmpty() ? name : name + "." + this.generation;
	}

}
