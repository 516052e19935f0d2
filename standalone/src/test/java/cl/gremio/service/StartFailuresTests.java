package cl.gremio.service;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A service explains each mistake of a user in one line. */
class StartFailuresTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					gremio.zone=Mars/Base | gremio.zone=Mars/Base is wrong: must be a time zone, such as America/Santiago
					gremio.publisher.deadline=soon | gremio.publisher.deadline=soon is wrong: must be a time with its unit, such as 90s
					gremio.publisher.max-in-flight=many | gremio.publisher.max-in-flight=many is wrong: must be a whole number
					gremio.publisher.max-in-flight=0 | gremio.publisher.max-in-flight=0 is wrong: must be greater than or equal to 1
					gremio.http.max-body=big | gremio.http.max-body=big is wrong: must be a size with its unit, such as 16MB
					gremio.topics.partitions=3 | A setting is wrong: gremio.topics.partitions must be even
					gremio.instance-id=a/b | gremio.instance-id=a/b is wrong:
					gremio.zon=UTC | Unknown setting gremio.zon (did you mean gremio.zone?) in the command line
					server.port=some | server.port=some is wrong: must be a whole number
					server.address=no.such.host.invalid | server.address=no.such.host.invalid is wrong: must be an address of this machine
					server.address=192.0.2.1 | This machine does not let it listen there: see server.address and server.port
					logging.level.root=loud | logging.level.root=loud is wrong: must be one of trace, debug, info, warn, error, off
					server.shutdown=never | server.shutdown=never is wrong: must be one of graceful, immediate
					spring.kafka.bootstrap-servers=nonsense | spring.kafka.bootstrap-servers=nonsense is wrong: must be HOST:PORT
					""")
	void aWrongValueIsNamedWithTheRightOnes(String property, String line) {
		assertThat(explain("--" + property)).hasLineCount(1).startsWith(line);
	}

	@Test
	void aTakenPortIsNamed() throws IOException {
		try (ServerSocket taken = new ServerSocket(0)) {
			assertThat(explain("--server.port=" + taken.getLocalPort())).isEqualTo("Port " + taken.getLocalPort()
					+ " is taken. Stop what holds it, or choose another with --server.port");
		}
	}

	@Test
	void aFolderThatIsAFileIsNamed() throws IOException {
		Path file = Files.createFile(this.folder.resolve("file"));
		assertThat(explain("--gremio.data-dir=" + file))
			.isEqualTo("The data directory " + file + " can't be used: This is no folder (" + file
					+ "). Give each instance a writable directory of its own, with gremio.data-dir");
	}

	@Test
	void anUnknownVariableOrKeyInAFileIsNamed() throws IOException {
		Path file = Files.writeString(this.folder.resolve("service.properties"), "gremio.refil.batch=3\n");
		assertThat(explain("--spring.config.location=file:" + file)).hasLineCount(1)
			.startsWith("Unknown setting gremio.refil.batch (did you mean gremio.refill.batch?) in")
			.contains("service.properties");
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace("systemEnvironment",
					new SystemEnvironmentPropertySource("systemEnvironment", Map.of("GREMIO_ZON", "UTC")));
		SpringApplication application = application();
		application.setEnvironment(environment);
		assertThat(StartFailures.explain(catchThrowable(application::run)))
			.hasValue("Unknown setting GREMIO_ZON (did you mean GREMIO_ZONE?) in the environment");
	}

	/**
	 * Tests set properties of their own, such as {@code gremio.kills}, in the same JVM.
	 */
	@Test
	void propertiesOfAJvmWithOthersAreNotItsOwn() {
		System.setProperty("gremio.kills", "3");
		try {
			assertThat(explain("--gremio.zone=Mars")).startsWith("gremio.zone=Mars is wrong");
		}
		finally {
			System.clearProperty("gremio.kills");
		}
	}

	@Test
	void whatNoUserCanHelpIsLeftToAStackTrace() {
		assertThat(StartFailures.explain(new IllegalStateException("a bug"))).isEmpty();
	}

	private String explain(String... arguments) {
		List<String> all = new ArrayList<>(
				List.of("--server.port=0", "--gremio.data-dir=" + this.folder.resolve("data"),
						"--spring.kafka.bootstrap-servers=127.0.0.1:9", "--spring.application.name=sales-producer"));
		all.addAll(Arrays.asList(arguments));
		// Spring would join two values of one argument into a list.
		all.removeIf((argument) -> !Arrays.asList(arguments).contains(argument)
				&& Arrays.stream(arguments).anyMatch((given) -> given.startsWith(argument.split("=")[0] + "=")));
		Throwable failure = catchThrowable(() -> application().run(all.toArray(String[]::new)).close());
		assertThat(failure).as("it started").isNotNull();
		return StartFailures.explain(failure).orElseThrow(() -> new AssertionError("No line", failure));
	}

	private static SpringApplication application() {
		SpringApplication application = new SpringApplication(Some.class);
		application.setRegisterShutdownHook(false);
		return application;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Some {

	}

}
