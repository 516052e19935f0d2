package cl.gremio.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for processes that end and start again. They lie below the ports that the system
 * gives to clients: a client that tries to reach an ended broker must not get, and keep,
 * the broker's own port.
 */
final class FreePort {

	private static final int ATTEMPTS = 100;

	private FreePort() {
	}

	static int choose() throws IOException {
		for (int i = 0; i < ATTEMPTS; i++) {
			int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
			if (isFree(port)) {
				return port;
			}
		}
		throw new IOException("No free port");
	}

	/** An offset that leaves all ports of a platform free. */
	static int offset() throws IOException {
		for (int i = 0; i < ATTEMPTS; i++) {
			int offset = ThreadLocalRandom.current().nextInt(10_000, 22_000);
			Ports ports = Ports.shifted(offset);
			if (isFree(ports.broker()) && ports.services().values().stream().allMatch(FreePort::isFree)) {
				return offset;
			}
		}
		throw new IOException("No free ports");
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
