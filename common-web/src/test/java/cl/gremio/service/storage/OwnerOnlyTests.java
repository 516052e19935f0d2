package cl.gremio.service.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisabledOnOs(OS.WINDOWS)
class OwnerOnlyTests {

	@TempDir
	private Path folder;

	@Test
	void whatIsMadeIsForItsOwner() throws IOException {
		OwnerOnly.create(this.folder.resolve("new/data"));
		assertThat(permissions(this.folder.resolve("new"))).isEqualTo("rwx------");
		assertThat(permissions(this.folder.resolve("new/data"))).isEqualTo("rwx------");
	}

	@ParameterizedTest
	@ValueSource(strings = { "rwx------", "rwxr-xr-x", "rwxrwxr-x", "rwxrwxrwx", "rwx--x--x", "rwx---r--" })
	void whatIsThereIsClosedToOthers(String before) throws IOException {
		Path data = Files.createDirectory(this.folder.resolve("data"));
		Files.setPosixFilePermissions(data, PosixFilePermissions.fromString(before));
		OwnerOnly.create(data);
		assertThat(permissions(data)).isEqualTo("rwx------");
	}

	@Test
	void aDirectoryForAllSuchAsTmpStaysOpen() throws IOException {
		Path data = Files.createDirectory(this.folder.resolve("tmp"));
		Files.setAttribute(data, "unix:mode", 01777);
		OwnerOnly.create(data);
		assertThat(permissions(data)).isEqualTo("rwxrwxrwx");
	}

	@Test
	void aFileInThePlaceOfTheDirectoryIsAnError() throws IOException {
		Path file = Files.createFile(this.folder.resolve("data"));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> OwnerOnly.create(file))
			.withMessageContaining(file.toString());
	}

	private static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
