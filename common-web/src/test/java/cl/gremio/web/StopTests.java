package cl.gremio.web;

import java.net.Socket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class StopTests {

	/** Spring Boot logs an aborted shutdown if Tomcat still counts a request. */
	@Test
	void aStopWaitsForNobodyWhoHasBeenRefused(CapturedOutput output) throws Exception {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(TestApplication.class)
			.run("--server.port=0", "--spring.lifecycle.timeout-per-shutdown-phase=10s");
		int port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
		try (Socket leaves = RefusalTests.Refusal.TOO_LARGE_AND_UNSENT.provoke(port)) {
			assertThat(RefusalTests.statusOf(leaves)).isEqualTo(413);
		}
		try (Socket stays = RefusalTests.Refusal.TOO_LARGE_AND_PARTLY_SENT.provoke(port);
				Socket sends = RefusalTests.Refusal.TOO_LARGE_IN_A_CHUNK.provoke(port)) {
			assertThat(RefusalTests.statusOf(stays)).isEqualTo(413);
			assertThat(RefusalTests.statusOf(sends)).isEqualTo(413);
			sends.getOutputStream().write("5\r\nhello\r\n".getBytes(UTF_8));
			context.close();
		}
		assertThat(output).contains("Graceful shutdown complete").doesNotContain("Graceful shutdown aborted");
	}

}
