package cl.gremio.board.live;

import java.util.function.Consumer;

/**
 * Makes events of the lines of a {@code text/event-stream}, as the HTML standard
 * describes. The fields {@code id} and {@code retry} are ignored. Not thread-safe.
 */
final class ServerSentEventParser {

	private static final String UNNAMED = "message";

	private final Consumer<ServerSentEvent> events;

	private final StringBuilder data = new StringBuilder();

	private String name = UNNAMED;

	ServerSentEventParser(Consumer<ServerSentEvent> events) {
		this.events = events;
	}

	/** Takes the next line, without its end. */
	void accept(String line) {
		if (line.isEmpty()) {
			dispatch();
			return;
		}
		int colon = line.indexOf(':');
		String field = (colon == -1) ? line : line.substring(0, colon);
		if (field.equals("event")) {
			this.name = valueOf(line, colon);
		}
		else if (field.equals("data")) {
			this.data.append(valueOf(line, colon)).append('\n');
		}
	}

	private static String valueOf(String line, int colon) {
		if (colon == -1) {
			return "";
		}
		return line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
	}

	private void dispatch() {
		if (!this.data.isEmpty()) {
			this.data.setLength(this.data.length() - 1);
			this.events.accept(new ServerSentEvent(this.name.isEmpty() ? UNNAMED : this.name, this.data.toString()));
		}
		this.data.setLength(0);
		this.name = UNNAMED;
	}

}
