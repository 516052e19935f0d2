package cl.gremio.location.consumer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the reports that other programs write are read.
 *
 * @param denunciaProbability how probable a denunciation is, 0 to 1, where a report
 * doesn't say; to be the same as the producer's
 */
@Validated
@ConfigurationProperties("gremio.location")
record LocationProperties(@DefaultValue("0.5") @DecimalMin("0") @DecimalMax("1") double denunciaProbability) {
}
