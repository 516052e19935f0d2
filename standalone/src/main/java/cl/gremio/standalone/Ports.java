package cl.gremio.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The ports of the broker and the services, each 1 to 65535.
 *
 * @param broker where Kafka listens
 * @param services where each service listens
 */
public record Ports(int broker, Map<Service, Integer> services) {

	static final int DEFAULT_BROKER = 9092;

	public Ports {
		services = Map.copyOf(services);
	}

	static Ports shifted(int offset) {
		return new Ports(DEFAULT_BROKER + offset, each((service) -> service.defaultPort() + offset));
	}

	Ports withBroker(int port) {
		return new Ports(port, this.services);
	}

	Ports withBoard(int port) {
		Map<Service, Integer> changed = new EnumMap<>(this.services);
		changed.put(Service.BOARD, port);
		return new Ports(this.broker, changed);
	}

	int of(Service service) {
		return this.services.get(service);
	}

	/**
	 * Checks that no other program holds a port. The board's may be taken: then
	 * everything else starts.
	 * @param bind the address they are wanted on
	 * @throws StartupException naming the address that can't be used, or every port that
	 * is taken and what it is for
	 */
	void requireFree(String bind) {
		requireUsable(bind);
		List<String> taken = new ArrayList<>();
		for (Service service : Service.values()) {
			if (service != Service.BOARD) {
				check(bind, of(service), service.label(), taken);
			}
		}
		check(bind, this.broker, "the Kafka broker", taken);
		if (!taken.isEmpty()) {
			boolean one = taken.size() == 1;
			throw new StartupException((one ? "Port " : "Ports ") + String.join(", ", taken)
					+ (one ? " is taken. Stop what holds it" : " are taken. Stop what holds them")
					+ ", or move all ports with --port-offset 100");
		}
	}

	private static void requireUsable(String bind) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.bind(new InetSocketAddress(InetAddress.getByName(bind), 0));
		}
		catch (IOException ex) {
			throw new StartupException("Can't listen on " + bind + ": this machine has no such address", ex);
		}
	}

	private static void check(String bind, int port, String user, List<String> taken) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
		}
		catch (IOException ex) {
			taken.add(port + " (" + user + ")");
		}
	}

	/** Returns free ports, all different. */
	static Ports free() throws IOException {
		List<ServerSocket> sockets = new ArrayList<>();
		try {
			for (int i = 0; i <= Service.values().length; i++) {
				sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
			}
			return new Ports(sockets.get(Service.values().length).getLocalPort(),
					each((service) -> sockets.get(service.ordinal()).getLocalPort()));
		}
		finally {
			for (ServerSocket socket : sockets) {
				socket.close();
			}
		}
	}

	/** A free port other than one that is about to be taken. */
	static int anyFreeBut(int other) throws IOException {
		int port = anyFree();
		while (port == other) {
			port = anyFree();
		}
		return port;
	}

	private static int anyFree() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static Map<Service, Integer> each(ToIntFunction<Service> port) {
		Map<Service, Integer> ports = new EnumMap<>(Service.class);
		for (Service service : Service.values()) {
			ports.put(service, port.applyAsInt(service));
		}
		return ports;
	}

}
