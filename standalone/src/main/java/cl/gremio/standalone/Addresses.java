package cl.gremio.standalone;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Bind addresses in the form in which people write them. */
final class Addresses {

	private Addresses() {
	}

	static String hostAndPort(String host, int port) {
		return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
	}

	/** The host by which a client on this machine reaches a bind address. */
	static String reachable(String bind) {
		return isWildcard(bind) ? "localhost" : bind;
	}

	static boolean isWildcard(String bind) {
		try {
			return InetAddress.getByName(bind).isAnyLocalAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
