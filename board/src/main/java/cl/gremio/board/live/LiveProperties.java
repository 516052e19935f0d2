package cl.gremio.board.live;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of {@code /live}.
 *
 * @param buffer how many bytes of changes a reader may be behind; a reader that is
 * further behind is told to read the lists anew
 * @param linger how long the services' lists are listened to after the last reader
 */
@Validated
@ConfigurationProperties("gremio.live")
record LiveProperties(@DefaultValue("4MB") @NotNull DataSize buffer, @DefaultValue("60s") @NotNull Duration linger) {
}
