package cl.gremio.service;

import java.net.InetAddress;
import java.net.UnknownHostException;

import cl.gremio.model.wire.OneLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Logs at the start that a service without keys listens beyond this machine. */
public class ExposureNotice implements ApplicationListener<WebServerInitializedEvent> {

	private static final Logger logger = LoggerFactory.getLogger(ExposureNotice.class);

	@Override
	public void onApplicationEvent(WebServerInitializedEvent event) {
		Environment environment = event.getApplicationContext().getEnvironment();
		if (!"keys".equalsIgnoreCase(environment.getProperty("gremio.security.mode"))) {
			tell(environment.getProperty("server.address", "0.0.0.0"));
		}
	}

	/**
	 * Logs one line, unless only this machine reaches the address.
	 * @param address the name or address that the service listens on
	 */
	public static void tell(String address) {
		if (!isLoopback(address)) {
			logger.info("Listens on {}, beyond this machine: anyone who reaches the port may read and write"
					+ " everything, including members' data", OneLine.of(address));
		}
	}

	static boolean isLoopback(String address) {
		try {
			return InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
