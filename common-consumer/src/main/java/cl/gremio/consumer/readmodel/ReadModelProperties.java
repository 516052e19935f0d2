package cl.gremio.consumer.readmodel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a read model is kept.
 *
 * @param blockCache memory for reads of its rows on disk
 */
@ConfigurationProperties("gremio.read-model")
record ReadModelProperties(@DefaultValue("16MB") DataSize blockCache) {
}
