package cl.gremio.web;

import org.apache.coyote.ProtocolHandler;
import org.apache.tomcat.util.compat.JreCompat;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Gives each request a virtual thread, if the JVM has virtual threads. The number of
 * connections limits the number of threads. The JVM that runs decides, and not the build
 * of an image, as it would by a condition on beans. For services whose requests need no
 * time slices: a producer's neither waits nor computes for long, and waking a platform
 * thread costs more than half of it; the board's waits for another service.
 */
public class VirtualThreadCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

	/** Whether the number of threads is limited by connections only. */
	public static boolean areVirtual() {
		return JreCompat.isJre21Available();
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		if (areVirtual()) {
			factory.addProtocolHandlerCustomizers(
					(ProtocolHandler handler) -> handler.setExecutor(new VirtualThreadExecutor("http-")));
		}
	}

}
