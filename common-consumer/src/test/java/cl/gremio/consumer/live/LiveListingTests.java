package cl.gremio.consumer.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

import cl.gremio.consumer.horizon.LogLag;
import cl.gremio.consumer.readmodel.ChangedRow;
import cl.gremio.consumer.readmodel.RowChanges;
import cl.gremio.consumer.readmodel.RowWatcher;
import cl.gremio.service.GuildTime;
import cl.gremio.web.list.Listing;
import cl.gremio.web.list.PageRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/** A list in each of its forms, over real connections. */
@SpringBootTest(classes = LiveListingTests.LiveApplication.class,
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LiveListingTests {

	@Autowired
	private Plates plates;

	@LocalServerPort
	private int port;

	@AfterEach
	void forget() {
		this.plates.table.clear();
	}

	@Test
	void aStreamTellsTheRowsAndTheirChanges() throws IOException {
		this.plates.put("A\nB");
		try (Socket socket = ask("GET", "/plates", "text/event-stream")) {
			BufferedReader answer = read(socket);
			assertThat(head(answer)).startsWith("HTTP/1.1 200").contains("Content-Type: text/event-stream\n");
			assertThat(lines(answer, 8)).containsExactly(": open", "event: fila", "id: A%0AB", "data: \"A\\nB\"",
					"event: listo", "data: {}", "event: pulso", "data: {\"time\":100,\"atraso\":0.25}");
			this.plates.put("C");
			assertThat(lines(answer, 3)).containsExactly("event: fila", "id: C", "data: \"C\"");
			this.plates.remove("A\nB");
			assertThat(lines(answer, 2)).containsExactly("event: quitada", "data: {\"clave\":\"A\\nB\"}");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "*/*|application/json", "application/json|application/json",
					"application/json,text/event-stream|application/json",
					"text/event-stream,application/json|text/event-stream",
					"application/json;q=0.5,text/event-stream|text/event-stream",
					"text/html,application/xhtml+xml,*/*;q=0.8|application/json", "text/event-stream|text/event-stream",
					"TEXT/EVENT-STREAM;charset=utf-8|text/event-stream" })
	void aStreamIsForWhoAsksForIt(String accept, String type) throws IOException {
		try (Socket socket = ask("GET", "/plates", accept)) {
			assertThat(head(read(socket))).startsWith("HTTP/1.1 200").contains("Content-Type: " + type + "\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/event-stream;q=0", "text/event-stream;charset=utf-16", "text/plain",
			"application/x-ndjson" })
	void anythingElseIsNotAcceptable(String accept) throws IOException {
		try (Socket socket = ask("GET", "/plates", accept)) {
			assertThat(head(read(socket))).startsWith("HTTP/1.1 406")
				.contains("Content-Type: application/problem+json\n");
		}
	}

	@Test
	void whatIsNoLiveListIsNoStream() throws IOException {
		try (Socket socket = ask("GET", "/dead", "text/event-stream")) {
			assertThat(head(read(socket))).startsWith("HTTP/1.1 406");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "limit=5", "after=A", "limit=5&after=A", "after=" })
	void aStreamHasNoPages(String query) throws IOException {
		for (String method : List.of("GET", "HEAD")) {
			try (Socket socket = ask(method, "/plates?" + query, "text/event-stream")) {
				assertThat(head(read(socket))).startsWith("HTTP/1.1 400")
					.contains("Content-Type: application/problem+json\n");
			}
		}
		try (Socket socket = ask("GET", "/plates?" + query, "application/json")) {
			assertThat(head(read(socket))).startsWith("HTTP/1.1 200");
		}
	}

	@Test
	void aHeadRequestOpensNothing() throws IOException {
		try (Socket socket = ask("HEAD", "/plates", "text/event-stream")) {
			assertThat(head(read(socket))).startsWith("HTTP/1.1 200").contains("Content-Type: text/event-stream\n");
		}
	}

	private Socket ask(String method, String path, String accept) throws IOException {
		Socket socket = new Socket("127.0.0.1", this.port);
		socket.setSoTimeout(20_000);
		socket.getOutputStream()
			.write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\n\r\n")
				.getBytes(UTF_8));
		return socket;
	}

	private static BufferedReader read(Socket socket) throws IOException {
		return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
	}

	private static String head(BufferedReader answer) throws IOException {
		StringBuilder head = new StringBuilder();
		for (String line = answer.readLine(); line != null && !line.isEmpty(); line = answer.readLine()) {
			head.append(line).append('\n');
		}
		return head.toString();
	}

	/** The next lines of events, without empty lines and the sizes of chunks. */
	private static List<String> lines(BufferedReader answer, int events) throws IOException {
		return answer.lines().filter((line) -> !line.isEmpty() && !line.matches("[0-9a-f]+")).limit(events).toList();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration(excludeName = "cl.gremio.kafka.GremioKafkaAutoConfiguration")
	@Import(LiveController.class)
	static class LiveApplication {

		@Bean
		RowChanges rowChanges(Plates plates) {
			RowChanges changes = mock();
			willAnswer((call) -> plates.watchers.add(call.getArgument(0))).given(changes).add(any());
			willAnswer((call) -> plates.watchers.remove(call.<RowWatcher>getArgument(0))).given(changes).remove(any());
			willAnswer((call) -> call.<Supplier<?>>getArgument(0).get()).given(changes).unchanged(any());
			return changes;
		}

		@Bean
		GuildTime guildTime() {
			return new GuildTime(Clock.fixed(Instant.ofEpochSecond(100), ZoneOffset.UTC),
					ZoneId.of("America/Santiago"));
		}

		@Bean
		LogLag logLag() {
			return () -> 0.25;
		}

		@Bean
		Plates plates() {
			return new Plates();
		}

	}

	@RestController
	static class LiveController {

		private final Plates plates;

		LiveController(Plates plates) {
			this.plates = plates;
		}

		@GetMapping("/plates")
		Listing<String> plates(PageRequest page) {
			return this.plates.listing(page);
		}

		@GetMapping("/dead")
		Listing<String> dead(PageRequest page) {
			return Listing.of(this.plates::rows, page, (plate) -> plate);
		}

	}

	static class Plates implements LiveList<String> {

		private final List<RowWatcher> watchers = new CopyOnWriteArrayList<>();

		private final ConcurrentSkipListMap<String, String> table = new ConcurrentSkipListMap<>();

		void put(String plate) {
			tell(plate);
			this.table.put(plate, plate);
		}

		void remove(String plate) {
			tell(plate);
			this.table.remove(plate);
		}

		private void tell(String plate) {
			this.watchers.forEach((watcher) -> watcher.beforeChange(List.of(new ChangedRow("plates", plate))));
		}

		@Override
		public Set<String> tables() {
			return Set.of("plates");
		}

		@Override
		public String keyOf(String name, String tableKey) {
			return tableKey;
		}

		@Override
		public String keyOf(String plate) {
			return plate;
		}

		@Override
		public Optional<String> row(String key) {
			return Optional.ofNullable(this.table.get(key));
		}

		@Override
		public Stream<String> rows(@Nullable String after) {
			return this.table.values().stream();
		}

	}

}
