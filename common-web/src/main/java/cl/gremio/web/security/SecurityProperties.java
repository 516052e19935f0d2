package cl.gremio.web.security;

import java.nio.file.Path;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of who may call.
 *
 * @param mode whether callers need a key
 * @param keysFile the file of the keys; needed in mode {@code keys}
 */
@Validated
@ConfigurationProperties("gremio.security")
public record SecurityProperties(@DefaultValue("open") @NotNull Mode mode, @Nullable Path keysFile) {

	/** Whether callers need a key. */
	public boolean needsKeys() {
		return this.mode == Mode.KEYS;
	}

	@AssertTrue(
			message = "gremio.security.mode=keys needs gremio.security.keys-file, the file that ./gremio keys writes")
	boolean isFileGiven() {
		return this.mode == Mode.OPEN || this.keysFile != null;
	}

	/** Who may call. */
	public enum Mode {

		/** Whoever reaches the port may do everything. */
		OPEN,

		/** Callers need a key. */
		KEYS

	}

}
