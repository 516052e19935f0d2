package cl.gremio.location.consumer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for the reports that other programs write.
 *
 * @param denunciaProbability the probability of a denunciation, 0 to 1, if a report does
 * not say; must be the producer's value
 */
@Validated
@ConfigurationProperties("gremio.location")
record LocationProperties(@DefaultValue("0.5") @DecimalMin("0") @DecimalMax("1") double denunciaProbability) {
}
