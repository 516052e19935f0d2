package cl.gremio.service;

import java.util.Map;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

@ExtendWith(OutputCaptureExtension.class)
class ExposureNoticeTests {

	@ParameterizedTest
	@CsvSource({ "open, 0.0.0.0, true", "open, 127.0.0.1, false", "open, ::1, false", "keys, 0.0.0.0, false",
			"KEYS, 0.0.0.0, false" })
	void aServiceWithoutKeysThatListensBeyondThisMachineSaysSo(String mode, String address, boolean says,
			CapturedOutput output) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("gremio.security.mode", mode, "server.address", address)));
		WebServerApplicationContext context = mock();
		given(context.getEnvironment()).willReturn(environment);
		new ExposureNotice().onApplicationEvent(new Started(context));
		assertThat(output.getAll().contains("beyond this machine")).isEqualTo(says);
	}

	private static final class Started extends WebServerInitializedEvent {

		private final WebServerApplicationContext context;

		private Started(WebServerApplicationContext context) {
			super(mock(WebServer.class));
			this.context = context;
		}

		@Override
		public WebServerApplicationContext getApplicationContext() {
			return this.context;
		}

	}

}
