package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DataFolderTests {

	@TempDir
	private Path folder;

	@Test
	void aFolderIsHeldByOneAtATime() throws IOException {
		Path data = this.folder.resolve("new/data");
		try (DataFolder held = DataFolder.take(data)) {
			assertThat(held.of("broker")).isEqualTo(data.resolve("broker"));
			assertThatExceptionOfType(StartupException.class).isThrownBy(() -> DataFolder.take(data))
				.withMessageContaining(data.toString())
				.satisfies((ex) -> assertThat(ex.getMessage()).hasLineCount(1));
		}
		DataFolder.take(data).close();
	}

	@Test
	void aFileInTheFoldersPlaceIsNamed() throws IOException {
		Path file = Files.createFile(this.folder.resolve("data"));
		assertThatExceptionOfType(StartupException.class).isThrownBy(() -> DataFolder.take(file))
			.withMessageContaining(file.toString());
	}

}
