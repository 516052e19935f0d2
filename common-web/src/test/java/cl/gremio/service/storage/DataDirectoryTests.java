package cl.gremio.service.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import cl.gremio.service.StartFailures;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DataDirectoryTests {

	@TempDir
	private Path home;

	@Test
	void twoInstancesCantShareADirectory() throws IOException {
		Path path = this.home.resolve("sales-producer");
		DataDirectory first = DataDirectory.lock(path);
		assertThatExceptionOfType(DataDirectoryException.class).isThrownBy(() -> DataDirectory.lock(path))
			.withMessageContaining(path.toString())
			.withMessageContaining("another instance");
		first.close();
		DataDirectory.lock(path).close();
	}

	@Test
	void aDirectoryThatCantBeWrittenIsNamedInOneMessage() throws IOException {
		Path file = Files.createFile(this.home.resolve("file"));
		assertThatExceptionOfType(DataDirectoryException.class).isThrownBy(() -> DataDirectory.lock(file))
			.withMessageContaining(file.toString())
			.satisfies((ex) -> assertThat(StartFailures.explain(ex)).get(InstanceOfAssertFactories.STRING)
				.hasLineCount(1)
				.contains(file.toString())
				.contains("gremio.data-dir"));
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void whatIsKeptInADirectoryForAllIsForItsOwner() throws IOException {
		Files.setAttribute(this.home, "unix:mode", 01777);
		try (DataDirectory directory = DataDirectory.lock(this.home)) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.subdirectory("state"))))
				.isEqualTo("rwx------");
		}
	}

	@Test
	void anInstanceKeepsItsId() throws IOException {
		String drawn = InstanceId.keptIn(this.home);
		assertThat(drawn).matches(InstanceId.PATTERN);
		assertThat(InstanceId.keptIn(this.home)).isEqualTo(drawn);
	}

	@Test
	void anIdThatCantBeReadIsDrawnAgain() throws IOException {
		Files.createFile(this.home.resolve("instance-id"));
		String drawn = InstanceId.keptIn(this.home);
		assertThat(drawn).matches(InstanceId.PATTERN);
		assertThat(InstanceId.keptIn(this.home)).isEqualTo(drawn);
	}

}
