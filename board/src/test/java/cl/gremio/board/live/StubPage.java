package cl.gremio.board.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A page as the contract has it: it opens {@code /live}, then reads its lists. */
class StubPage {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	final LiveReader reader;

	final Map<String, Map<String, String>> lists = new HashMap<>();

	/** The lists that the page must read. */
	final Set<String> unread = new LinkedHashSet<>();

	final List<ServerSentEvent> events = new ArrayList<>();

	private final ServerSentEventParser parser = new ServerSentEventParser(this::apply);

	StubPage(LiveReader reader, List<String> paths) {
		this.reader = reader;
		this.unread.addAll(paths);
	}

	/** Takes what the stream has for it. */
	boolean read() {
		byte[] next = this.reader.next();
		if (next != null) {
			new String(next, UTF_8).lines().forEach(this.parser::accept);
		}
		return next != null;
	}

	/** Reads a list that it must read. */
	void get(Function<String, Map<String, String>> answers) {
		String path = this.unread.iterator().next();
		this.unread.remove(path);
		this.lists.put(path, new TreeMap<>(answers.apply(path)));
	}

	/** The names of the events that the page got. */
	Stream<String> names() {
		return this.events.stream().map(ServerSentEvent::name);
	}

	/** The events that are changes of lists. */
	Stream<ServerSentEvent> changes() {
		return this.events.stream().filter((event) -> event.name().startsWith("/"));
	}

	/** The lists that the page was told to read anew. */
	Stream<String> resets() {
		return this.events.stream()
			.filter((event) -> event.name().equals("reset"))
			.map((event) -> JSON.readTree(event.data()).path("lista").asString());
	}

	JsonNode lastPulse() {
		return this.events.stream()
			.filter((event) -> event.name().equals("pulso"))
			.reduce((first, second) -> second)
			.map((event) -> JSON.readTree(event.data()))
			.orElseThrow();
	}

	private void apply(ServerSentEvent event) {
		this.events.add(event);
		JsonNode data = JSON.readTree(event.data());
		switch (event.name()) {
			case "pulso" -> {
			}
			case "reset" -> this.unread.add(data.path("lista").asString());
			default -> {
				Map<String, String> list = this.lists.computeIfAbsent(event.name(), (path) -> new TreeMap<>());
				if (data.has("fila")) {
					list.put(data.path("fila").path("clave").asString(), data.path("fila").path("valor").asString());
				}
				else {
					list.remove(data.path("quitada").asString());
				}
			}
		}
	}

}
