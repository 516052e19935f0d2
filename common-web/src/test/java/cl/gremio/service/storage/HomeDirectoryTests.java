package cl.gremio.service.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

class HomeDirectoryTests {

	private static final String SERVICE = "sales-producer";

	@TempDir
	private Path folder;

	private HomeDirectory home;

	private Path before;

	private Path alone;

	@BeforeEach
	void paths() {
		this.home = HomeDirectory.of(this.folder.toString(), null);
		this.before = this.home.path().resolve(SERVICE);
		this.alone = this.home.path().resolve("services").resolve(SERVICE);
	}

	@ParameterizedTest
	@CsvSource({ "/home/ana, , /home/ana", "/home/ana, /other, /home/ana", "?, /home/ana, /home/ana",
			"'', /home/ana, /home/ana" })
	void theSystemAndThenTheEnvironmentKnowTheUsersHome(String known, @Nullable String environment, String path) {
		assertThat(HomeDirectory.of(known, environment).path()).isEqualTo(Path.of(path, ".gremio"));
	}

	@ParameterizedTest
	@CsvSource({ "?, ", "?, ''", "'', .", "?, home" })
	void aUserWithoutHomeIsTold(String known, @Nullable String environment) {
		assertThatExceptionOfType(DataDirectoryException.class).isThrownBy(() -> HomeDirectory.of(known, environment))
			.withMessageContaining("no home");
	}

	@Test
	void aServiceAloneHasADirectoryThatTheStandaloneDoesNotUse() throws IOException {
		try (DataDirectory standalone = DataDirectory.lock(this.home.path());
				DataDirectory ofStandalone = DataDirectory.lock(this.before);
				DataDirectory alone = this.home.lockAlone(SERVICE)) {
			assertThat(alone.path()).isEqualTo(this.alone).isNotEqualTo(ofStandalone.path());
			assertThat(standalone.path()).isEqualTo(this.home.path());
		}
	}

	@Test
	void whatAServiceAloneLeftIsTakenOverWithItsId() throws IOException {
		String id = leaveAlone();
		for (int start = 0; start < 2; start++) {
			try (DataDirectory directory = this.home.lockAlone(SERVICE)) {
				assertThat(directory.path()).isEqualTo(this.alone);
				assertThat(InstanceId.keptIn(this.alone)).isEqualTo(id);
				assertThat(this.alone.resolve("streams/state")).hasContent("known");
				assertThat(this.before).doesNotExist();
				assertThatExceptionOfType(DataDirectoryException.class)
					.isThrownBy(() -> DataDirectory.lock(this.alone));
			}
		}
	}

	@Test
	void aDirectoryIsNotTakenFromAServiceThatRuns() throws IOException {
		String id = leaveAlone();
		try (DataDirectory running = DataDirectory.lock(this.before)) {
			assertThatExceptionOfType(DataDirectoryException.class).isThrownBy(() -> this.home.lockAlone(SERVICE))
				.withMessageContaining(this.before.toString())
				.withMessageContaining("running");
			assertThatExceptionOfType(DataDirectoryException.class)
				.isThrownBy(() -> this.home.makeWay(List.of(SERVICE)));
			assertThat(InstanceId.keptIn(running.path())).isEqualTo(id);
		}
		assertThat(this.alone).doesNotExist();
	}

	@Test
	void theStandaloneKeepsItsOwn() throws IOException {
		DataDirectory.lock(this.home.path()).close();
		String id = leaveAlone();
		try (DataDirectory directory = this.home.lockAlone(SERVICE)) {
			assertThat(InstanceId.keptIn(directory.path())).isNotEqualTo(id);
			assertThat(InstanceId.keptIn(this.before)).isEqualTo(id);
		}
	}

	@Test
	void aStandaloneWithABrokerAloneKeepsItsOwnToo() throws IOException {
		String id = leaveAlone();
		Files.createDirectory(this.home.path().resolve("broker"));
		this.home.lockAlone(SERVICE).close();
		assertThat(InstanceId.keptIn(this.before)).isEqualTo(id);
	}

	@Test
	void theFirstStandaloneLeavesToAServiceWhatIsTheServices() throws IOException {
		String id = leaveAlone();
		this.home.makeWay(List.of("stock-producer", SERVICE));
		assertThat(this.before).doesNotExist();
		DataDirectory.lock(this.home.path()).close();
		try (DataDirectory directory = this.home.lockAlone(SERVICE)) {
			assertThat(InstanceId.keptIn(directory.path())).isEqualTo(id);
		}
	}

	@Test
	void onlyTheUsersHomeIsOne() {
		assertThat(HomeDirectory.at(this.folder)).isEmpty();
		assumeThat(Path.of(System.getProperty("user.home"))).isAbsolute();
		HomeDirectory users = HomeDirectory.ofUser();
		assertThat(HomeDirectory.at(users.path())).contains(users);
	}

	@Test
	void aDirectoryThatIsInUseInItsNewPlaceIsNotReplaced() throws IOException {
		String id;
		try (DataDirectory directory = this.home.lockAlone(SERVICE)) {
			id = InstanceId.keptIn(directory.path());
		}
		leaveAlone();
		try (DataDirectory directory = this.home.lockAlone(SERVICE)) {
			assertThat(InstanceId.keptIn(directory.path())).isEqualTo(id);
		}
	}

	/** Makes a data directory as version 0.1.0 leaves it. */
	private String leaveAlone() throws IOException {
		try (DataDirectory directory = DataDirectory.lock(this.before)) {
			Files.writeString(directory.subdirectory("streams").resolve("state"), "known");
			return InstanceId.keptIn(directory.path());
		}
	}

}
