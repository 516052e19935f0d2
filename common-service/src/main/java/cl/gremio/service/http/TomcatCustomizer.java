package cl.gremio.service.http;

import java.util.EnumSet;
import java.util.List;

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

	private final HttpProperties properties;

	private final List<BulkRoute> bulkRoutes;

	TomcatCustomizer(HttpProperties properties, List<BulkRoute> bulkRoutes) {
		this.properties = properties;
		this.bulkRoutes = bulkRoutes;
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
		BodyLimits limits = new BodyLimits(this.properties.maxBody(), this.properties.maxReceived(), this.bulkRoutes);
		FilterRegistration.Dynamic receiver = context.addFilter("bodyReceiver",
				new BodyReceiver(limits, this.properties.bodyTimeout()));
		receiver.setAsyncSupported(true);
		receiver.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
	}

	private void reportProblems(Context context) {
		StandardHost host = (StandardHost) context.getParent();
		// Tomcat adds a valve of this class unless there is one
		host.setErrorReportValveClass(ProblemReportValve.class.getName());
		host.getPipeline().addValve(new ProblemReportValve());
	}

	private static void configure(Connector connector) {
		// A connection and its request have one each: an event is smaller, and larger
		// bodies come in pieces
		connector.setProperty("socket.appReadBufSize", "2048");
		// A parameter is of the query: looking for one must not take a form from its
		// reader
		connector.setParseBodyMethods("");
		connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
		connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
	}

}
