package cl.gremio.board.live;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import cl.gremio.board.upstream.DoorKeyProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class HttpEventSourceTests {

	private static final String EVENT = "event: fila\ndata: {\"ubicacion\":\"Ñuñoa\"}\n\n";

	private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

	private final HttpEventSource source = new HttpEventSource(new DoorKeyProperties(null));

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void eventsArriveWhileTheStreamIsOpen() throws Exception {
		CountDownLatch enough = new CountDownLatch(1);
		answer(200, "text/event-stream;charset=UTF-8", (body) -> {
			body.write((": open\n\n" + EVENT).getBytes(UTF_8));
			body.flush();
			enough.await();
		});
		open();
		assertThat(next()).isEqualTo(new ServerSentEvent("fila", "{\"ubicacion\":\"Ñuñoa\"}"));
		enough.countDown();
		assertThat(next()).isEqualTo("end");
	}

	@Test
	void anAnswerThatIsNoStreamIsAFailure() throws Exception {
		answer(503, "application/problem+json", (body) -> body.write("{}".getBytes(UTF_8)));
		open();
		assertThat(next()).isInstanceOf(IOException.class)
			.extracting((failure) -> ((IOException) failure).getMessage())
			.isEqualTo("answers 503 and no stream");
	}

	@Test
	void aServiceThatIsAwayIsAFailure() throws Exception {
		this.server.stop(0);
		open();
		assertThat(next()).isInstanceOf(ConnectException.class);
	}

	@Test
	void aClosedStreamIsClosedAtTheService() throws Exception {
		CountDownLatch closed = new CountDownLatch(1);
		answer(200, "text/event-stream", (body) -> {
			try {
				while (true) {
					body.write(EVENT.getBytes(UTF_8));
					body.flush();
				}
			}
			catch (IOException ex) {
				closed.countDown();
			}
		});
		EventSource.Connection connection = open();
		next();
		connection.close();
		assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
	}

	private EventSource.Connection open() {
		return this.source.open(URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/stock"),
				new EventSource.Listener() {

					@Override
					public void onEvent(ServerSentEvent event) {
						HttpEventSourceTests.this.told.add(event);
					}

					@Override
					public void onEnd(@Nullable Throwable failure) {
						HttpEventSourceTests.this.told.add((failure != null) ? failure : "end");
					}

				});
	}

	private Object next() throws InterruptedException {
		return this.told.poll(10, TimeUnit.SECONDS);
	}

	private void answer(int status, String type, Body body) {
		this.server.createContext("/stock", (exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", type);
			exchange.sendResponseHeaders(status, 0);
			try (OutputStream output = exchange.getResponseBody()) {
				body.write(output);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
	}

	private interface Body {

		void write(OutputStream output) throws IOException, InterruptedException;

	}

}
