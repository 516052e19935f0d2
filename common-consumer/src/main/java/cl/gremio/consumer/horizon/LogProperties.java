package cl.gremio.consumer.horizon;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the log is watched.
 *
 * @param stalledAfter how long a transaction may hide records from readers before a
 * warning is logged. After a producer died, a broker that checks every second ends its
 * transaction sooner than the default.
 */
@Validated
@ConfigurationProperties("gremio.log")
public record LogProperties(@DefaultValue("12s") @DurationMin(seconds = 1) Duration stalledAfter) {
}
