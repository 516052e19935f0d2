package cl.gremio.location.consumer;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the watch over carts.
 *
 * @param lostAfter how long a cart may go without a clean report before it is lost
 */
@Validated
@ConfigurationProperties("gremio.carts")
record CartsProperties(@DefaultValue("60s") @DurationMin(millis = 1) Duration lostAfter) {
}
