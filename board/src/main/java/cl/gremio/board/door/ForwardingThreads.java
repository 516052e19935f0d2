package cl.gremio.board.door;

import org.apache.tomcat.util.threads.VirtualThreadExecutor;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * A forwarded request keeps a thread until its service has answered. From JDK 21 on
 * Tomcat gives each request a virtual thread. The JVM that runs decides, and not the
 * build of an image, as it would by a condition on beans.
 */
class ForwardingThreads implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private static final int FIRST_JDK = 21;

	/** Whether the number of threads is bounded by connections only. */
	static boolean areVirtual() {
		return Runtime.version().feature() >= FIRST_JDK;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		if (areVirtual()) {
			factory.addProtocolHandlerCustomizers(
					(handler) -> handler.setExecutor(new VirtualThreadExecutor("tomcat-handler-")));
		}
	}

}
