package cl.gremio.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a broker that goes away and comes back. It lies below those from which the
 * system takes a client's own: or else one of the clients that try to reach the broker
 * meanwhile may be given the broker's port, and keep it.
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

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
