package cl.gremio.consumer.live;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An event of a stream, as a client reads it.
 *
 * @param id the decoded id; {@code null} without one
 */
public record StreamedEvent(String name, @Nullable String id, String data) {

	/** Reads whole events; skips comments. */
	public static List<StreamedEvent> parse(String text) {
		return Arrays.stream(text.split("\n\n"))
			.filter((event) -> !event.isEmpty() && !event.startsWith(":"))
			.map(StreamedEvent::one)
			.toList();
	}

	private static StreamedEvent one(String event) {
		String id = field(event, "id");
		return new StreamedEvent(field(event, "event"),
				event.contains("\nid: ") ? URLDecoder.decode(id.replace("+", "%2B"), UTF_8) : null,
				field(event, "data"));
	}

	private static String field(String event, String name) {
		return event.lines()
			.filter((line) -> line.startsWith(name + ": "))
			.map((line) -> line.substring(name.length() + 2))
			.collect(Collectors.joining("\n"));
	}

}
