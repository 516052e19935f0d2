package cl.gremio.producer;

import org.apache.coyote.ProtocolHandler;
import org.apache.tomcat.util.compat.JreCompat;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Gives each request to a producer a virtual thread, where the JVM has them. Such a
 * request never computes for long nor waits, so it needs no time slices, and waking a
 * platform thread for it costs more than half of what it does. Their number is bounded by
 * that of the connections.
 */
class ThreadPerRequest implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		if (JreCompat.isJre21Available()) {
			factory.addProtocolHandlerCustomizers(
					(ProtocolHandler handler) -> handler.setExecutor(new VirtualThreadExecutor("http-")));
		}
	}

}
