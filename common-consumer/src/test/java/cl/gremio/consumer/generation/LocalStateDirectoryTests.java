package cl.gremio.consumer.generation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class LocalStateDirectoryTests {

	@TempDir
	private Path folder;

	private final ClusterMetadata cluster = mock();

	private LocalStateDirectory state;

	private Path store;

	@BeforeEach
	void prepare() throws IOException {
		given(this.cluster.id()).willReturn("one");
		this.state = new LocalStateDirectory(this.folder, this.cluster);
		this.store = this.folder.resolve("sales-consumer/0_0/store");
		this.state.prepare(generation("a"));
		Files.createDirectories(this.store);
	}

	@Test
	void stateOfTheGenerationStays() {
		this.state.prepare(generation("a"));
		assertThat(this.store).exists();
	}

	@Test
	void stateOfAnotherGenerationOfTheSameNameIsDeleted() {
		this.state.prepare(generation("b"));
		assertThat(this.store).doesNotExist();
	}

	@Test
	void stateOfAnotherClusterIsDeleted() {
		given(this.cluster.id()).willReturn("another");
		this.state.prepare(generation("a"));
		assertThat(this.store).doesNotExist();
	}

	@Test
	void stateOfUnknownOriginIsDeleted() throws IOException {
		Files.delete(this.folder.resolve("sales-consumer.origin"));
		this.state.prepare(generation("a"));
		assertThat(this.store).doesNotExist();
	}

	private static Generation generation(String id) {
		return new Generation(id, "sales-consumer", "", 2, new Generation.Source("sales", "s", 2), "", Instant.EPOCH);
	}

}
