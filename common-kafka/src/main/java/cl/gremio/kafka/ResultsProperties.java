package cl.gremio.kafka;

import java.time.Duration;

import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The generation of results that this service computes. Another generation reads the log
 * from its beginning into topics of its own. It runs beside the generation in use until
 * its results are complete, and then takes over.
 *
 * @param generation the ending of the application id and of the topics' names; empty for
 * the first generation
 * @param keepSuperseded how long superseded results are kept, for a way back
 */
@Validated
@ConfigurationProperties("gremio.results")
public record ResultsProperties(@DefaultValue("") @Pattern(regexp = "[A-Za-z0-9_-]{0,20}") String generation,
		@DefaultValue("3d") Duration keepSuperseded) {

}
