package cl.gremio.producer;

import org.apache.coyote.ProtocolHandler;
import org.apache.tomcat.util.compat.JreCompat;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Gives each request of a producer a virtual thread, if the JVM has virtual threads. Such
 * a request neither waits nor computes for long, so it needs no time slices; waking a
 * platform thread costs more than half of the request. The number of connections limits
 * the number of threads.
 */
class VirtualThreadCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

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
