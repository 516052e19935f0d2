package cl.gremio.web;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;

import cl.gremio.web.access.CrossOriginValve;
import cl.gremio.web.body.BulkRoute;
import cl.gremio.web.body.LingeringRequests;
import cl.gremio.web.body.NonBlockingReadFilter;
import cl.gremio.web.body.ProblemReportValve;
import cl.gremio.web.body.ResponseSendValve;
import cl.gremio.web.body.SizeLimits;
import cl.gremio.web.connector.HealthFirstProtocol;
import cl.gremio.web.interfaces.InterfaceDocuments;
import cl.gremio.web.list.LargeAnswerFilter;
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
import org.springframework.core.env.Environment;

/**
 * Configures Tomcat: its own answers are problem details, requests of other sites' pages
 * are refused, bodies are received and large answers written without a thread, health
 * checks come first, and a key in a path may hold a slash.
 */
class TomcatCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered,
		ApplicationListener<ContextClosedEvent> {

	static {
		// Tomcat would log a client's mistake with a quotation of the request
		System.setProperty("org.apache.juli.logging.UserDataHelper.CONFIG", "DEBUG_ALL");
	}

	private final HttpProperties properties;

	private final SizeLimits limits;

	private final Predicate<HttpServletRequest> takesBody;

	private final LargeAnswerFilter largeAnswers;

	private final Environment environment;

	private final LingeringRequests lingering = new LingeringRequests();

	/**
	 * Creates a customizer.
	 * @param takesBody whether a controller reads the body of a request
	 * @param largeAnswers writes the documents and the answers of the actuator
	 */
	TomcatCustomizer(HttpProperties properties, List<BulkRoute> bulkRoutes, Predicate<HttpServletRequest> takesBody,
			LargeAnswerFilter largeAnswers, Environment environment) {
		this.properties = properties;
		this.limits = new SizeLimits(properties.maxBody(), properties.maxReceived(), bulkRoutes);
		this.takesBody = takesBody;
		this.largeAnswers = largeAnswers;
		this.environment = environment;
	}

	/** Runs before the server stops, which waits for requests under way. */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.lingering.stop();
	}

	/** Runs after Spring Boot's customizers: the valve added last reports first. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.setProtocol(HealthFirstProtocol.class.getName());
		factory.addProtocolHandlerCustomizers(
				(HealthFirstProtocol protocol) -> protocol.setHealthPath(actuatorPath() + "/health"));
		factory.addInitializers(this::receiveBodies, this::writeLargeAnswers);
		factory.addContextCustomizers(this::reportProblems, InterfaceDocuments::addMediaType);
		factory.addConnectorCustomizers(this::configure);
	}

	/** The memory that bodies on their way take, in bytes. */
	long reserved() {
		return this.limits.memory().reserved() + this.limits.bulkMemory().reserved();
	}

	private void receiveBodies(ServletContext context) {
		FilterRegistration.Dynamic filter = context.addFilter("nonBlockingReadFilter",
				new NonBlockingReadFilter(this.limits, this.properties.bodyTimeout(), this.takesBody, this.lingering));
		filter.setAsyncSupported(true);
		filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
	}

	/** Without a path of its own the actuator can't be told from lists. */
	private void writeLargeAnswers(ServletContext context) {
		FilterRegistration.Dynamic filter = context.addFilter("largeAnswerFilter", this.largeAnswers);
		filter.setAsyncSupported(true);
		filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true,
				InterfaceDocuments.PATHS.toArray(String[]::new));
		if (!actuatorPath().isEmpty()) {
			filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, actuatorPath() + "/*");
		}
	}

	private String actuatorPath() {
		return this.environment.getProperty("management.endpoints.web.base-path", "/actuator").replaceFirst("/$", "");
	}

	private void reportProblems(Context context) {
		StandardHost host = (StandardHost) context.getParent();
		// Tomcat adds a valve of this class unless the pipeline has one
		host.setErrorReportValveClass(ProblemReportValve.class.getName());
		host.getPipeline().addValve(new ResponseSendValve(senders(), this.properties.listingTimeout()));
		host.getPipeline().addValve(new ProblemReportValve());
		host.getPipeline()
			.addValve(new CrossOriginValve(this.properties.hosts(), this.properties.cors().allowedOrigins(),
					this.properties.trustedProxies(), this.environment));
	}

	/** How many of Tomcat's threads may wait for their clients. */
	private int senders() {
		return Math.max(1, this.environment.getProperty("server.tomcat.threads.max", Integer.class, 200) / 4);
	}

	private void configure(Connector connector) {
		((HealthFirstProtocol) connector.getProtocolHandler()).setBound(this.properties.requests(),
				this.properties.maxWait(), this.properties.retryAfter());
		// Each connection and each request has one buffer. Most events are smaller, and
		// larger bodies are read in several steps
		connector.setProperty("socket.appReadBufSize", "2048");
		// Parameters come from the query only: Tomcat must not read a form's body
		connector.setParseBodyMethods("");
		connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
		connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
	}

}
