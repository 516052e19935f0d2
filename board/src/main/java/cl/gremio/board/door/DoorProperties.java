package cl.gremio.board.door;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the door.
 *
 * @param connectTimeout how long an instance may take to accept a connection before
 * another is tried
 * @param answerTimeout how long a service may take to answer; longer than its own
 * deadline. Streams have no limit
 * @param bulkTimeout the same for a bulk
 * @param maxBulk the largest body of a bulk; a larger one is answered 413
 * @param maxTransfers how many streams, large lists and large bodies may pass at once; a
 * further one is answered 503. By default, 1000 where threads are virtual, from JDK 21
 * on, and else 150 of Tomcat's 200 threads
 */
@Validated
@ConfigurationProperties("gremio.board")
record DoorProperties(@DefaultValue("2s") @NotNull Duration connectTimeout,
		@DefaultValue("10s") @NotNull Duration answerTimeout, @DefaultValue("40s") @NotNull Duration bulkTimeout,
		@DefaultValue("16MB") @NotNull DataSize maxBulk, @Nullable @Min(1) @Max(100_000) Integer maxTransfers) {
}
