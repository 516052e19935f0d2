package cl.gremio.location.producer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reports of carts are recorded.
 *
 * @param denunciaProbability how probable a denunciation is, 0 to 1, where a report
 * doesn't say
 */
@Validated
@ConfigurationProperties("gremio.location")
record LocationProducerProperties(@DefaultValue("0.5") @DecimalMin("0") @DecimalMax("1") double denunciaProbability) {
}
