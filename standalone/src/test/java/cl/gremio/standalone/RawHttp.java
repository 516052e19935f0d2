package cl.gremio.standalone;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** A connection on which a client may send anything. */
final class RawHttp implements AutoCloseable {

	private final Socket socket;

	RawHttp(int port, int silenceMillis) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout(silenceMillis);
		this.socket.setTcpNoDelay(true);
	}

	void send(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
	}

	void send(String text) throws IOException {
		send(text.getBytes(ISO_8859_1));
	}

	/** Reads the status of an answer and leaves the rest unread. */
	int status() throws IOException {
		return Integer.parseInt(line(this.socket.getInputStream()).split(" ")[1]);
	}

	/**
	 * Reads one answer.
	 * @throws EOFException if the server closed the connection instead
	 */
	Answer answer() throws IOException {
		Answer answer = answerWithoutBody();
		Map<String, String> headers = answer.headers();
		InputStream in = this.socket.getInputStream();
		String body;
		if (headers.containsKey("transfer-encoding")) {
			body = chunks(in);
		}
		else if (headers.containsKey("content-length")) {
			body = new String(in.readNBytes(Integer.parseInt(headers.get("content-length"))), ISO_8859_1);
		}
		else {
			body = new String(in.readAllBytes(), ISO_8859_1);
		}
		return new Answer(answer.status(), headers, body);
	}

	/** Reads the answer to a HEAD request. */
	Answer answerWithoutBody() throws IOException {
		String[] head = head().split("\r\n");
		Map<String, String> headers = new TreeMap<>();
		for (int i = 1; i < head.length; i++) {
			int colon = head[i].indexOf(':');
			headers.put(head[i].substring(0, colon).toLowerCase(Locale.ROOT), head[i].substring(colon + 1).trim());
		}
		return new Answer(Integer.parseInt(head[0].split(" ")[1]), headers, "");
	}

	private String chunks(InputStream in) throws IOException {
		StringBuilder body = new StringBuilder();
		int size = Integer.parseInt(line(in), 16);
		while (size > 0) {
			body.append(new String(in.readNBytes(size), ISO_8859_1));
			line(in);
			size = Integer.parseInt(line(in), 16);
		}
		line(in);
		return body.toString();
	}

	private String head() throws IOException {
		InputStream in = this.socket.getInputStream();
		StringBuilder head = new StringBuilder();
		String line = line(in);
		while (!line.isEmpty()) {
			head.append(line).append("\r\n");
			line = line(in);
		}
		return head.toString();
	}

	private static String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		int c = in.read();
		while (c != '\n') {
			if (c == -1) {
				throw new EOFException();
			}
			if (c != '\r') {
				line.append((char) c);
			}
			c = in.read();
		}
		return line.toString();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/** The server's answer. */
	record Answer(int status, Map<String, String> headers, String body) {

		boolean closes() {
			return "close".equalsIgnoreCase(this.headers.get("connection"));
		}

	}

}
