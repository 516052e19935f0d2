package cl.gremio.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Serves the board's page with lists that a test writes, and a live stream that a test
 * cuts.
 */
final class FakeDoor implements AutoCloseable {

	private static final Map<String, String> TYPES = Map.of("html", "text/html", "css", "text/css", "js",
			"text/javascript", "json", "application/json", "svg", "image/svg+xml");

	/** As the board has it. */
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			+ "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
			+ "require-trusted-types-for 'script'; trusted-types default";

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();

	private final HttpServer server;

	private final Map<String, String> answers = new ConcurrentHashMap<>();

	private final List<OutputStream> readers = new CopyOnWriteArrayList<>();

	private volatile String pulse;

	private volatile boolean reachable = true;

	private volatile ZoneOffset zone = ZoneOffset.ofHours(-3);

	/** The sessions that a login opens, by the key. No key is needed without any. */
	private final Map<String, String> keys = new ConcurrentHashMap<>();

	/** The key of the one who is logged in. */
	private volatile @Nullable String key;

	FakeDoor() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::answer);
		this.server.start();
		List.of("/ventadiaria", "/ventadiaria/horas", "/listmemberpre", "/listmembernopre", "/stock", "/carritos",
				"/profugos", "/cierres", "/servicios")
			.forEach((list) -> show(list, "[]"));
		show("/reposicion", "{\"pendientes\":[],\"avisos\":[]}");
		show("/ventadiaria/total", "{\"count_sopaipillas\":0,\"count_client\":0,\"ventas\":0,\"promedio\":0}");
		this.pulse = pulse("0.1", "");
		this.heart.scheduleAtFixedRate(() -> send("pulso", this.pulse), 2, 2, TimeUnit.SECONDS);
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/";
	}

	/** The zone in which the guild's days begin and end. */
	void setZone(ZoneOffset zone) {
		this.zone = zone;
	}

	ZoneOffset zone() {
		return this.zone;
	}

	/** What a route answers from now on. */
	void show(String route, String json) {
		this.answers.put(route, json);
	}

	/**
	 * Needs a key from now on.
	 * @param session what {@code /session} answers to its holder
	 */
	void addKey(String text, String session) {
		this.keys.put(text, session);
	}

	/** Withdraws the key of the one who is logged in. */
	void endSession() {
		this.key = null;
		endStreams();
	}

	/** Changes what a route answers from now on. */
	void rewrite(String route, UnaryOperator<String> change) {
		this.answers.computeIfPresent(route, (known, json) -> change.apply(json));
	}

	/** Sends an event to every reader of the live stream. */
	void send(String event, String json) {
		byte[] bytes = ("event: " + event + "\ndata: " + json + "\n\n").getBytes(UTF_8);
		this.readers.removeIf((reader) -> !write(reader, bytes));
	}

	/** Says how far the results are behind, and the lists that are not heard. */
	void beat(String behind, String unheard) {
		this.pulse = pulse(behind, unheard);
		send("pulso", this.pulse);
	}

	/** Ends all streams, and refuses new ones until {@link #comeBack()}. */
	void goAway() {
		this.reachable = false;
		endStreams();
	}

	private void endStreams() {
		this.readers.forEach((reader) -> {
			try {
				reader.close();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
		this.readers.clear();
	}

	void comeBack() {
		this.reachable = true;
	}

	int readers() {
		return this.readers.size();
	}

	private static String pulse(String behind, String unheard) {
		return "{\"time\":%d,\"atraso\":%s,\"sinConexion\":[%s]}".formatted(System.currentTimeMillis() / 1000, behind,
				unheard);
	}

	private static synchronized boolean write(OutputStream reader, byte[] bytes) {
		try {
			reader.write(bytes);
			reader.flush();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		exchange.getResponseHeaders().set("Gremio-Zone", this.zone.getId());
		exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
		if (path.equals("/session") || path.equals("/login") || path.equals("/logout")) {
			session(exchange, path);
		}
		else if (path.equals("/live")) {
			stream(exchange);
		}
		else if (this.answers.containsKey(path) && !isOpen()) {
			send(exchange, 401, "application/problem+json", "{}".getBytes(UTF_8));
		}
		else if (this.answers.containsKey(path)) {
			String json = this.answers.getOrDefault(exchange.getRequestURI().toString(), this.answers.get(path));
			send(exchange, this.reachable ? 200 : 503, "application/json", json.getBytes(UTF_8));
		}
		else {
			file(exchange, path.equals("/") ? "/index.html" : path);
		}
	}

	private boolean isOpen() {
		return this.keys.isEmpty() || this.key != null;
	}

	private void session(HttpExchange exchange, String path) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
		if (path.equals("/login")) {
			this.key = this.keys.keySet().stream().filter(body::contains).findFirst().orElse(null);
		}
		else if (path.equals("/logout")) {
			endSession();
		}
		String nobody = this.keys.isEmpty() ? "{\"mode\":\"open\",\"name\":null,\"plates\":[],\"may\":null}"
				: "{\"mode\":\"keys\",\"name\":null,\"plates\":[],\"may\":[]}";
		String held = this.key;
		send(exchange, (path.equals("/login") && held == null) ? 401 : 200, "application/json",
				((held != null) ? this.keys.get(held) : nobody).getBytes(UTF_8));
	}

	private void stream(HttpExchange exchange) throws IOException {
		if (!this.reachable || !isOpen()) {
			send(exchange, 503, "application/problem+json", "{}".getBytes(UTF_8));
			return;
		}
		exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
		exchange.sendResponseHeaders(200, 0);
		OutputStream reader = exchange.getResponseBody();
		write(reader, ("event: pulso\ndata: " + this.pulse + "\n\n").getBytes(UTF_8));
		this.readers.add(reader);
	}

	private static void file(HttpExchange exchange, String path) throws IOException {
		String folder = path.startsWith("/webjars/") ? "/META-INF/resources" : "/static";
		try (InputStream content = FakeDoor.class.getResourceAsStream(folder + path)) {
			if (content == null) {
				send(exchange, 404, "application/problem+json", "{}".getBytes(UTF_8));
				return;
			}
			String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
			send(exchange, 200, type, content.readAllBytes());
		}
	}

	private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	@Override
	public void close() {
		this.heart.shutdownNow();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
