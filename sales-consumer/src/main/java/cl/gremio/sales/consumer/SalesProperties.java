package cl.gremio.sales.consumer;

import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the daily sales.
 *
 * @param closeTime the time of day, in guild time, at which the previous day is closed
 */
@ConfigurationProperties("gremio.sales")
record SalesProperties(@DefaultValue("00:00") LocalTime closeTime) {
}
