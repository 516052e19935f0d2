package cl.gremio.kafka;

import java.time.Duration;

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
 * @param keepSuperseded how long the results that others took the place of are kept, for
 * going back
 */
@Validated
@ConfigurationProperties("gremio.results")
public record ResultsProperties(@DefaultValue("") @Pattern(regexp = "[A-Za-z0-9_-]{0,20}") String generation,
		@DefaultValue("3d") Duration keepSuperseded) {

}
