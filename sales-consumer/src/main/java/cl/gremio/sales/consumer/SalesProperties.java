package cl.gremio.sales.consumer;

import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sales are reported.
 *
 * @param closeTime the time of day, in guild time, at which the last complete day is
 * closed
 */
@ConfigurationProperties("gremio.sales")
record SalesProperties(@DefaultValue("00:00") LocalTime closeTime) {
}
