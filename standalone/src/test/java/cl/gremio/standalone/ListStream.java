package cl.gremio.standalone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads a list as a stream, and keeps the rows that it knows. */
final class ListStream implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final HttpResponse<Stream<String>> answer;

	/** The rows by their encoded ids. */
	private final Map<String, String> rows = new ConcurrentHashMap<>();

	/** The names of the events in order, those of rows with their ids. */
	private final List<String> events = new CopyOnWriteArrayList<>();

	private final CompletableFuture<Void> end;

	private ListStream(String uri) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).header("Accept", "text/event-stream").build();
		this.answer = CLIENT.send(request, BodyHandlers.ofLines());
		this.end = CompletableFuture.runAsync(this::read, (task) -> new Thread(task, "list-stream").start());
	}

	static ListStream open(String uri) throws Exception {
		return new ListStream(uri);
	}

	static ListStream open(Standalone platform, Service service, String path) throws Exception {
		return new ListStream("http://127.0.0.1:" + platform.port(service) + path);
	}

	private void read() {
		String[] event = new String[3];
		this.answer.body().forEach((line) -> {
			if (line.isEmpty() && event[0] != null) {
				apply(event[0], event[1], event[2]);
				event[0] = null;
				event[1] = null;
			}
			else if (line.startsWith("event: ")) {
				event[0] = line.substring(7);
			}
			else if (line.startsWith("id: ")) {
				event[1] = line.substring(4);
			}
			else if (line.startsWith("data: ")) {
				event[2] = line.substring(6);
			}
		});
	}

	private void apply(String name, @Nullable String id, String data) {
		if (name.equals("quitada")) {
			this.rows.remove(JSON.readTree(data).get("clave").asString());
		}
		else if (id != null) {
			this.rows.put(id, data);
		}
		this.events.add((id != null) ? name + " " + id : name);
	}

	HttpResponse<?> head() {
		return this.answer;
	}

	Map<String, String> rows() {
		return this.rows;
	}

	List<String> events() {
		return this.events;
	}

	/** Completes when the server ends the stream, with an exception after a cut. */
	CompletableFuture<Void> end() {
		return this.end;
	}

	@Override
	public void close() {
		this.answer.body().close();
	}

}
