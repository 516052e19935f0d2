package cl.gremio.consumer.live;

import java.net.URLDecoder;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.consumer.readmodel.RowChanges;
import cl.gremio.service.GuildTime;
import cl.gremio.web.stream.EventStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/**
 * A live list under test, without a server: changes in, the lists that its readers know
 * out.
 *
 * @param <T> the type of a row
 */
public final class LiveListHarness<T> {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final LiveList<T> list;

	private final Feed<T> feed;

	/** Opens a list that nobody reads. */
	public LiveListHarness(LiveList<T> list, RowChanges changes) {
		this.list = list;
		GuildTime time = new GuildTime(Clock.systemUTC(), ZoneId.of("America/Santiago"));
		this.feed = new Feed<>(list, changes, new RowText(MAPPER, () -> Double.NaN, time));
		changes.add(this.feed);
	}

	/** Adds a reader. */
	public Reader open() {
		return new Reader();
	}

	/** Tells the readers what has changed. */
	public void tell() {
		this.feed.tell();
	}

	/** What a GET would answer, as JSON by key. */
	public Map<String, String> answer() {
		try (Stream<T> rows = this.list.rows(null)) {
			return rows.collect(Collectors.toMap(this.list::keyOf, MAPPER::writeValueAsString));
		}
	}

	/** A reader, and the rows that it knows. */
	public final class Reader {

		private final EventStream stream = mock();

		private final FeedReader<T> source;

		private final Map<String, String> rows = new LinkedHashMap<>();

		private volatile boolean over;

		private final List<StreamedEvent> events = new ArrayList<>();

		Reader() {
			willAnswer((call) -> this.over = true).given(this.stream).end();
			willAnswer((call) -> this.over = true).given(this.stream).cutOff();
			this.source = LiveListHarness.this.feed.join(this.stream, () -> {
			});
		}

		/** Takes the next batch, and returns whether there was one. */
		public boolean read() {
			byte[] batch = this.source.next();
			if (batch != null) {
				StreamedEvent.parse(new String(batch, UTF_8)).forEach(this::apply);
			}
			return batch != null;
		}

		/** Takes all that there is. */
		public void readAll() {
			while (read()) {
				// Reads on
			}
		}

		private void apply(StreamedEvent event) {
			this.events.add(event);
			switch (event.name()) {
				case "fila" -> this.rows.put(String.valueOf(event.id()), event.data());
				case "quitada" -> this.rows.remove(MAPPER.readTree(event.data()).get("clave").stringValue());
				default -> {
					// Tells nothing of rows
				}
			}
		}

		/** The rows that this reader knows, as JSON by key. */
		public Map<String, String> rows() {
			return this.rows;
		}

		/** The events so far. */
		public List<StreamedEvent> events() {
			return this.events;
		}

		/** Whether all rows have been told once. */
		public boolean isReady() {
			return this.events.stream().anyMatch((event) -> event.name().equals("listo"));
		}

		/** Whether the stream has been ended or cut off. */
		public boolean isOver() {
			return this.over;
		}

		/** Goes away. */
		public void close() {
			this.source.close();
		}

	}

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

}
