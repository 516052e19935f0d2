package cl.gremio.web.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import cl.gremio.model.security.Role;
import cl.gremio.service.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class KeyRingTests {

	private static final String ROSA = TestKeys.text("rosa");

	private final TestKeys file = new TestKeys().add("rosa", Set.of(Role.VENDEDOR), "AB 1234");

	@Test
	void aChangeOfTheFileCountsWithoutARestart() {
		AtomicInteger changes = new AtomicInteger();
		try (KeyRing ring = started(this.file.path())) {
			ring.onChange(changes::incrementAndGet);
			assertThat(ring.find(ROSA)).contains(new Caller("rosa", Set.of(Role.VENDEDOR), Set.of("AB1234")));
			byte[] secret = ring.secret();
			CallerAuthentication before = CallerAuthentication.authenticated(ring.find(ROSA).orElseThrow(), ROSA);
			assertThat(ring.isValid(before)).isTrue();
			this.file.add("rosa", Set.of(Role.VENDEDOR), "CD5678");
			await().untilAsserted(() -> assertThat(ring.isValid(before)).isFalse());
			assertThat(ring.find(ROSA)).isPresent();
			this.file.withdraw("rosa");
			await().untilAsserted(() -> assertThat(ring.find(ROSA)).isEmpty());
			await().untilAsserted(() -> assertThat(changes).hasValue(2));
			assertThat(ring.secret()).isEqualTo(secret);
		}
	}

	@Test
	void withoutItsFileNoKeyCountsAndTheSecretStays() throws IOException {
		try (KeyRing ring = started(this.file.path())) {
			byte[] secret = ring.secret();
			Files.delete(this.file.path());
			await().untilAsserted(() -> assertThat(ring.find(ROSA)).isEmpty());
			assertThat(ring.secret()).isEqualTo(secret);
		}
	}

	@Test
	void aMalformedFileKeepsTheKeysOfBefore(CapturedOutput output) throws IOException {
		try (KeyRing ring = started(this.file.path())) {
			Files.writeString(this.file.path(), "{\"keys\": [" + ROSA);
			await().untilAsserted(() -> assertThat(output).contains("Reading the file of the keys failed"));
			assertThat(ring.find(ROSA)).isPresent();
			assertThat(output).doesNotContain(ROSA);
		}
	}

	@Test
	void aServiceStartsWithoutTheFileAndNotWithAMalformedOne(CapturedOutput output) throws IOException {
		Path folder = Files.createTempDirectory("keys");
		started(folder.resolve("keys.json")).close();
		assertThat(output).contains("No key counts: " + folder.resolve("keys.json"));
		Files.writeString(folder.resolve("keys.json"), "no json");
		assertThatThrownBy(() -> started(folder.resolve("keys.json"))).isInstanceOf(SettingsException.class)
			.hasMessageContaining("gremio.security.keys-file")
			.hasMessageContaining("malformed");
	}

	private static KeyRing started(Path file) {
		KeyRing ring = new KeyRing(new SecurityProperties(SecurityProperties.Mode.KEYS, file));
		ring.start();
		return ring;
	}

}
