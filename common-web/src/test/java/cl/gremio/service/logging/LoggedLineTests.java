package cl.gremio.service.logging;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The log lines of a service that runs on its own. */
class LoggedLineTests {

	private static final String SECRET = "rosa@gremio.cl";

	private final LoggerContext context = new LoggerContext();

	private PatternLayoutEncoder encoder;

	private Appender<ILoggingEvent> console;

	@BeforeEach
	void configure() throws Exception {
		JoranConfigurator configurator = new JoranConfigurator();
		configurator.setContext(this.context);
		configurator.doConfigure(LoggedLineTests.class.getResource("console.xml"));
		this.console = this.context.getLogger("ROOT").getAppender("CONSOLE");
		this.encoder = (PatternLayoutEncoder) ((ConsoleAppender<ILoggingEvent>) this.console).getEncoder();
	}

	@AfterEach
	void stop() {
		this.context.stop();
	}

	@Test
	void aForeignLoggersMessageCannotForgeALine() {
		String line = line("any.Other", "Topic a\n2026-11-28 ERROR b\r\u001b[2J\u009b\u202e\u2028", null);
		assertThat(line).contains("Topic a" + "\n\t2026-11-28 ERROR b\\u{d}\\u{1b}[2J\\u{9b}\\u{202e}\\u{2028}");
	}

	@Test
	void aMessageOfKafkasIsTold() {
		String line = line("any.Other", "It failed", new KafkaException("No\nanswer", new TimeoutException("in 5 s")));
		assertThat(line).contains("KafkaException: No\\u{a}answer\n", "TimeoutException: in 5 s\n",
				"at " + LoggedLineTests.class.getName());
	}

	@Test
	void whatAParserQuotesIsNotTold() {
		RuntimeException cause = new NumberFormatException("For input string: \"" + SECRET + "\"");
		assertThat(line("any.Other", "It failed", cause)).doesNotContain(SECRET)
			.contains("NumberFormatException: [withheld]");
	}

	@Test
	void norByAFailureAroundItNorByTheMessage() {
		RuntimeException cause = new IllegalArgumentException("Unrecognized token '" + SECRET + "'");
		KafkaException around = new KafkaException("Exception in task 0_1, stacktrace=" + cause, cause);
		CompletionException outer = new CompletionException(around);
		outer.addSuppressed(new IllegalStateException(SECRET));
		String line = line("any.Other", "Thread died: " + around, outer);
		assertThat(line).doesNotContain(SECRET).contains("Exception in task 0_1", "IllegalArgumentException", "Caused");
		assertThat(FailureText.of(outer)).isEqualTo("CompletionException");
		assertThat(FailureText.of(new KafkaException("a\nb"))).isEqualTo("KafkaException: a\\u{a}b");
	}

	/**
	 * Tomcat quotes a whole failure in its message, but hands only the root cause to the
	 * logger.
	 */
	@Test
	void norByAMessageThatHasAFailureInIt() {
		assertThat(line("any.Other", "It threw [Failed: org.apache.tomcat.InvalidParameterException: " + SECRET + "]",
				new IllegalStateException()))
			.doesNotContain(SECRET)
			.contains("It threw [Failed: org.apache.tomcat.InvalidParameterException: [withheld]");
		assertThat(line("any.Other", "It failed due to org.apache.kafka.common.errors.TimeoutException: in 5 s", null))
			.contains("TimeoutException: in 5 s");
	}

	/**
	 * No request has arrived yet, so the message holds no personal data. The operator
	 * needs the message.
	 */
	@Test
	void whyAnApplicationDoesNotStartIsTold() {
		assertThat(line("org.springframework.boot.SpringApplication", "Application run failed",
				new IllegalStateException("No such zone: Chile")))
			.contains("IllegalStateException: No such zone: Chile");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			kafka.server.ControllerApis | [ControllerApis nodeId=1] Unexpected error handling request \
			RequestHeader(apiKey=CONTROLLER_REGISTRATION) | NotControllerException
			org.apache.kafka.coordinator.common.runtime.CoordinatorRuntime | [GroupCoordinator id=1] Failed to load \
			metadata from __consumer_offsets-0 with epoch 3 due to it. | NotLeaderOrFollowerException
			org.apache.kafka.clients.admin.internals.PartitionLeaderStrategy | [AdminClient clientId=a] Received \
			unknown topic error for topic sales | UnknownTopicOrPartitionException""")
	void whatKafkaOvercomesByItselfIsLeftOut(String logger, String message, String cause) throws Exception {
		Throwable harmless = (Throwable) Class.forName("org.apache.kafka.common.errors." + cause)
			.getConstructor(String.class)
			.newInstance("not yet");
		assertThat(decide(logger, message, harmless)).isEqualTo(FilterReply.DENY);
		assertThat(decide(logger, message, new CompletionException(harmless))).isEqualTo(FilterReply.DENY);
		assertThat(decide(logger, message, new TimeoutException("other"))).isEqualTo(FilterReply.NEUTRAL);
		assertThat(decide(logger, message, null)).isEqualTo(FilterReply.NEUTRAL);
		assertThat(decide(logger, "Another text", harmless)).isEqualTo(FilterReply.NEUTRAL);
		assertThat(decide("kafka.server.Another", message, harmless)).isEqualTo(FilterReply.NEUTRAL);
	}

	@Test
	void onlyThatAnInternalTopicExistsIsLeftOut() {
		String logger = "kafka.server.DefaultAutoTopicCreationManager";
		assertThat(decide(logger,
				"Auto topic creation failed for __consumer_offsets with error "
						+ "'TOPIC_ALREADY_EXISTS': Topic '__consumer_offsets' already exists.",
				null))
			.isEqualTo(FilterReply.DENY);
		assertThat(decide(logger,
				"Auto topic creation failed for __consumer_offsets with error "
						+ "'INVALID_REPLICATION_FACTOR': Unable to replicate the partition 3 time(s)",
				null))
			.isEqualTo(FilterReply.NEUTRAL);
		assertThat(
				decide(logger, "Auto topic creation failed for sales with error 'TOPIC_ALREADY_EXISTS': it is.", null))
			.isEqualTo(FilterReply.NEUTRAL);
	}

	private FilterReply decide(String logger, String message, @Nullable Throwable failure) {
		return this.console.getFilterChainDecision(event(logger, message, failure));
	}

	private String line(String logger, String message, @Nullable Throwable failure) {
		return new String(this.encoder.encode(event(logger, message, failure)), StandardCharsets.UTF_8);
	}

	private LoggingEvent event(String logger, String message, @Nullable Throwable failure) {
		return new LoggingEvent("", this.context.getLogger(logger), Level.ERROR, message, failure, null);
	}

}
