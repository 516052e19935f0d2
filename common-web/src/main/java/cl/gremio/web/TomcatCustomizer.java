package cl.gremio.web;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import cl.gremio.web.access.CrossOriginValve;
import cl.gremio.web.body.SizeLimits;
import cl.gremio.web.body.NonBlockingReadFilter;
import cl.gremio.web.body.BulkRoute;
import cl.gremio.web.body.LingeringRequests;
import cl.gremio.web.body.ProblemReportValve;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Makes Tomcat's own answers problem details, keeps other sites' pages out, lets a key in
 * a path hold a slash, and leaves bodies alone.
 */
class TomcatCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered,
		ApplicationListener<ContextClosedEvent> {

	static {
		// A client's mistakes are answered, not logged: Tomcat's line would quote the
		// request
		System.setProperty("org.apache.juli.logging.UserDataHelper.CONFIG", "DEBUG_ALL");
	}

	private final HttpProperties properties;

	private final SizeLimits limits;

	private final Predicate<HttpServletRequest> takesBody;

	private final Supplier<CrossOriginValve> doorkeeper;

	private final LingeringRequests lingering = new LingeringRequests();

	/**
	 * Creates a customizer.
	 * @param takesBody whether anybody reads the body of a request
	 * @param doorkeeper makes one for each server
	 */
	TomcatCustomizer(HttpProperties properties, List<BulkRoute> bulkRoutes, Predicate<HttpServletRequest> takesBody,
			Supplier<CrossOriginValve> doorkeeper) {
		this.properties = properties;
		this.limits = new SizeLimits(properties.maxBody(), properties.maxReceived(), bulkRoutes);
		this.takesBody = takesBody;
		this.doorkeeper = doorkeeper;
	}

	/** Before the server is asked to stop, which waits for requests under way. */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.lingering.stop();
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

	/** How much memory bodies take that are on their way, in bytes. */
	long reserved() {
		return this.limits.memory().reserved() + this.limits.bulkMemory().reserved();
	}

	private void receiveBodies(ServletContext context) {
		FilterRegistration.Dynamic receiver = context.addFilter("bodyReceiver",
				new NonBlockingReadFilter(this.limits, this.properties.bodyTimeout(), this.takesBody, this.lingering));
		receiver.setAsyncSupported(true);
		receiver.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
	}

	private void reportProblems(Context context) {
		StandardHost host = (StandardHost) context.getParent();
		// Tomcat adds a valve of this class unless there is one
		host.setErrorReportValveClass(ProblemReportValve.class.getName());
		host.getPipeline().addValve(new ProblemReportValve());
		host.getPipeline().addValve(this.doorkeeper.get());
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
