package cl.gremio.sales.producer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sales are recorded.
 *
 * @param reportLocation whether a sale also reports where its cart was
 */
@ConfigurationProperties("gremio.sales")
record SalesProducerProperties(@DefaultValue("true") boolean reportLocation) {
}
