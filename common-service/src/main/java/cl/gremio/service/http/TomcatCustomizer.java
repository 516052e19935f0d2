package cl.gremio.service.http;

import java.util.EnumSet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Makes Tomcat's own answers problem details, lets a key in a path hold a slash, and
 * leaves bodies alone.
 */
class TomcatCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

	/** A quarter of the threads, server.tomcat.threads.max. */
	private static final int LARGE_BODIES = 50;

	private final HttpProperties properties;

	TomcatCustomizer(HttpProperties properties) {
		this.properties = properties;
	}

	/** After Spring Boot's, as the last valve to be added is the first to report. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addInitializers(this::receiveBodies);
		factory.addContextCustomizers(this::reportProblems);
		factory.addConnectorCustomizers(TomcatCustomizer::configure);
	}

	private void receiveBodies(ServletContext context) {
		FilterRegistration.Dynamic receiver = context.addFilter("bodyReceiver",
				new BodyReceiver(LARGE_BODIES, this.properties.maxBody(), this.properties.bodyTimeout()));
		receiver.setAsyncSupported(true);
		receiver.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
	}

	private void reportProblems(Context context) {
		StandardHost host = (StandardHost) context.getParent();
		// Tomcat adds a valve of this class unless there is one
		host.setErrorReportValveClass(ProblemReportValve.class.getName());
		host.getPipeline().addValve(new ProblemReportValve(this.properties.bodyTimeout()));
	}

	private static void configure(Connector connector) {
		// A parameter is of the query: looking for one must not take a form from its
		// reader
		connector.setParseBodyMethods("");
		connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
		connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
	}

}
