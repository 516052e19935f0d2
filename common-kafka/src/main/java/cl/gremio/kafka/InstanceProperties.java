package cl.gremio.kafka;

import java.nio.file.Path;

import cl.gremio.service.storage.InstanceId;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The identity of this instance of its service.
 *
 * @param instanceId unique among the instances of the service and the same after a
 * restart, such as a pod's name; by default drawn once and kept in the data directory
 * @param dataDir the directory whose files must survive a restart of the instance; by
 * default {@code ~/.gremio/services/<spring.application.name>}
 */
@Validated
@ConfigurationProperties("gremio")
public record InstanceProperties(@Nullable @Pattern(regexp = InstanceId.PATTERN) String instanceId,
		@Nullable Path dataDir) {

}
