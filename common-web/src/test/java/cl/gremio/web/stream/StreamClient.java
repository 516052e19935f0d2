package cl.gremio.web.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What one client reads of a stream, line by line. */
final class StreamClient implements AutoCloseable {

	private final Socket socket = new Socket();

	private final BufferedReader answer;

	/**
	 * Sends a request for a stream.
	 * @param receiveBuffer how many bytes the client's system takes beside what is read
	 */
	StreamClient(int port, String method, int receiveBuffer) throws IOException {
		this.socket.setReceiveBufferSize(receiveBuffer);
		this.socket.connect(new InetSocketAddress("127.0.0.1", port));
		this.socket.setSoTimeout(20_000);
		this.socket.getOutputStream()
			.write((method + " /stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
				.getBytes(UTF_8));
		this.answer = new BufferedReader(new InputStreamReader(this.socket.getInputStream(), UTF_8));
	}

	String head() throws IOException {
		StringBuilder head = new StringBuilder();
		for (String line = this.answer.readLine(); line != null && !line.isEmpty(); line = this.answer.readLine()) {
			head.append(line).append('\n');
		}
		return head.toString();
	}

	/** The lines of the next event, without the sizes of chunks; empty at the end. */
	String event() throws IOException {
		List<String> lines = new ArrayList<>();
		for (String line = this.answer.readLine(); line != null && !line.equals("0"); line = this.answer.readLine()) {
			boolean isChunkSize = line.matches("[0-9a-f]+");
			if (line.isEmpty() && !lines.isEmpty()) {
				// The empty line that ends the chunk
				this.answer.readLine();
				break;
			}
			else if (!line.isEmpty() && !isChunkSize) {
				lines.add(line);
			}
		}
		return String.join("\n", lines);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
