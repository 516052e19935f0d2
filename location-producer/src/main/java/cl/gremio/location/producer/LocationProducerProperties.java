package cl.gremio.location.producer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the location producer.
 *
 * @param denunciaProbability the probability, 0 to 1, that a report without
 * {@code denuncia} denounces the cart
 */
@Validated
@ConfigurationProperties("gremio.location")
record LocationProducerProperties(@DefaultValue("0.5") @DecimalMin("0") @DecimalMax("1") double denunciaProbability) {
}
