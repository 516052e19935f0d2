package cl.gremio.board.door;

import java.time.Duration;

import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;

/** How long the door waits for bytes of a service. */
final class AnswerTimeouts {

	private final RequestConfig ofStreams = waiting(Timeout.DISABLED);

	private final RequestConfig ofBulks;

	private final RequestConfig ofOthers;

	/**
	 * Sets the times.
	 * @param others the time for requests that are no bulks
	 */
	AnswerTimeouts(Duration others, Duration bulks) {
		this.ofOthers = waiting(Timeout.of(others));
		this.ofBulks = waiting(Timeout.of(bulks));
	}

	/** A stream may be silent for as long as it likes. */
	RequestConfig ofStreams() {
		return this.ofStreams;
	}

	RequestConfig ofBulks() {
		return this.ofBulks;
	}

	RequestConfig ofOthers() {
		return this.ofOthers;
	}

	private static RequestConfig waiting(Timeout timeout) {
		return RequestConfig.custom()
			.setResponseTimeout(timeout)
			.setConnectionRequestTimeout(Timeout.ofSeconds(2))
			.setProtocolUpgradeEnabled(false)
			.build();
	}

}
