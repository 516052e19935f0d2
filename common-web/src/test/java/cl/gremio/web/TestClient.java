package cl.gremio.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Sends valid and malformed HTTP requests to a service on this machine. */
public class TestClient {

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final int port;

	public TestClient(int port) {
		this.port = port;
	}

	Socket connect() throws IOException {
		return new Socket("127.0.0.1", this.port);
	}

	/** Sends a request, and leaves its answer to be read. */
	Socket open(String request) throws IOException {
		Socket socket = connect();
		socket.setSoTimeout(20_000);
		socket.getOutputStream().write(request.getBytes(UTF_8));
		return socket;
	}

	public String raw(String request) throws IOException {
		try (Socket socket = connect()) {
			socket.getOutputStream().write(request.getBytes(UTF_8));
			return readAll(socket);
		}
	}

	String readAll(Socket socket) throws IOException {
		socket.setSoTimeout(20_000);
		InputStream input = socket.getInputStream();
		return new String(input.readAllBytes(), ISO_8859_1);
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.timeout(Duration.ofSeconds(20));
	}

	HttpResponse<String> post(String path, HttpRequest.BodyPublisher body) throws Exception {
		return send(request(path).header("Content-Type", "application/json").POST(body).build());
	}

	HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		return this.http.send(request, BodyHandlers.ofString());
	}

	/** Reads an answer to its end and discards it. */
	void discard(String path) throws IOException, InterruptedException {
		this.http.send(request(path).build(), BodyHandlers.discarding());
	}

}
