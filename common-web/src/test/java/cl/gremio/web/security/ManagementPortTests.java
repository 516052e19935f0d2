package cl.gremio.web.security;

import java.io.IOException;
import java.util.Set;

import cl.gremio.model.security.Role;
import cl.gremio.web.TestApplication;
import cl.gremio.web.TestClient;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The actuator asks for a key on a port of its own, too. */
@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "gremio.security.mode=keys", "management.server.port=0" })
class ManagementPortTests {

	private static final TestKeys KEYS = new TestKeys().add("reader", Set.of(Role.LECTOR))
		.add("watch", Set.of(Role.OPERADOR));

	@LocalManagementPort
	int port;

	@DynamicPropertySource
	static void keysFile(DynamicPropertyRegistry registry) {
		registry.add("gremio.security.keys-file", KEYS::path);
	}

	@Test
	void onlyHealthNeedsNoKey() throws IOException {
		assertThat(statusOf("/actuator/health/liveness", "none")).isEqualTo(200);
		assertThat(statusOf("/actuator/prometheus", "none")).isEqualTo(401);
		assertThat(statusOf("/actuator/prometheus", "reader")).isEqualTo(403);
		assertThat(statusOf("/actuator/prometheus", "watch")).isEqualTo(200);
	}

	private int statusOf(String path, String name) throws IOException {
		String answer = new TestClient(this.port)
			.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-API-Key: "
					+ TestKeys.text(name) + "\r\n\r\n");
		return Integer.parseInt(answer.substring(9, 12));
	}

}
