package cl.gremio.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the traffic in this process had that {@code openapi.yaml} does not allow. */
final class Violations {

	private static final Queue<String> found = new ConcurrentLinkedQueue<>();

	private Violations() {
	}

	static void addAllOf(Exchange exchange) {
		List<String> violations = ApiTraffic.violations(exchange);
		if (!violations.isEmpty()) {
			found.add(exchange + " is not as openapi.yaml says: " + violations + "\n" + exchange.requestType() + " "
					+ text(exchange.request()) + "\n" + exchange.responseType() + " " + text(exchange.response()));
		}
	}

	private static String text(byte @Nullable [] body) {
		return (body != null) ? new String(body, UTF_8) : "…";
	}

	/** The violations since the last call. */
	static List<String> drain() {
		List<String> drained = new ArrayList<>();
		for (String text = found.poll(); text != null; text = found.poll()) {
			drained.add(text);
		}
		return drained;
	}

}
