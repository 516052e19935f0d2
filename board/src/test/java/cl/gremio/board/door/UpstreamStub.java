package cl.gremio.board.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** A service behind the door that answers as a test tells it. */
public final class UpstreamStub implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Received> received = new CopyOnWriteArrayList<>();

	private volatile HttpHandler handler = answering(200, "[]");

	public UpstreamStub() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", (exchange) -> this.handler.handle(exchange));
		// The board itself asks for these, at any time
		this.server.createContext("/actuator/health/readiness", (exchange) -> send(exchange, 200, "{}"));
		this.server.createContext("/actuator/metrics/gremio.", (exchange) -> send(exchange, 404, ""));
		this.server.start();
	}

	public URI address() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	/** Forgets earlier requests, and answers the next ones by a handler. */
	public void answer(HttpHandler handler) {
		this.received.clear();
		this.handler = handler;
	}

	/** Answers the next requests with JSON. */
	public void answer(int status, String json) {
		answer(answering(status, json));
	}

	private HttpHandler answering(int status, String json) {
		return (exchange) -> {
			receive(exchange);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			send(exchange, status, json);
		};
	}

	/** Reads a request to its end and remembers it. */
	public void receive(HttpExchange exchange) throws IOException {
		this.received.add(new Received(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
				exchange.getRequestHeaders(), new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1)));
	}

	static void send(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(UTF_8);
		exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	/** Lets a handler wait. */
	public static void hold(CountDownLatch latch) throws IOException {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	public List<Received> received() {
		return this.received;
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/** A request as it arrived. */
	public record Received(String method, String uri, Headers headers, String body) {
	}

}
