package cl.gremio.consumer.readmodel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of a read model.
 *
 * @param blockCache the memory that caches blocks of rows from disk
 */
@ConfigurationProperties("gremio.read-model")
record ReadModelProperties(@DefaultValue("16MB") DataSize blockCache) {
}
