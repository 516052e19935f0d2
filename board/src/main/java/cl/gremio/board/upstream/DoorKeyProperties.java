package cl.gremio.board.upstream;

import java.net.http.HttpRequest;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.HttpHeaders;

/**
 * The key with which the door reads lists and states of the services.
 *
 * @param key a key of the role {@code admin}; {@code null} in mode {@code open}
 */
@ConfigurationProperties("gremio.board")
public record DoorKeyProperties(@Nullable String key) {

	/** A container's environment may have an empty variable. */
	public DoorKeyProperties {
		key = (key != null && !key.isBlank()) ? key : null;
	}

	/** Adds the key to a request. */
	public HttpRequest.Builder addTo(HttpRequest.Builder request) {
		return (this.key != null) ? request.header(HttpHeaders.AUTHORIZATION, "Bearer " + this.key) : request;
	}

	/** Does not tell the key. */
	@Override
	public String toString() {
		return "DoorKeyProperties";
	}

}
