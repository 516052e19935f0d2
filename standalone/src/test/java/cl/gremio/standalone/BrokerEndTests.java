package cl.gremio.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class BrokerEndTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@MethodSource("failures")
	void everyFailureIsOneLineThatSaysWhatToDo(Throwable failure, String said) {
		assertThat(BrokerEnd.explain(failure, Path.of("/srv/broker"))).hasLineCount(1).contains(said);
	}

	static Stream<Arguments> failures() {
		return Stream.of(
				arguments(
						new KafkaException("Socket server failed to bind", new BindException("Address already in use")),
						"--broker-port"),
				arguments(new IOException("No space left on device"), "The disk is full"),
				arguments(
						new UncheckedIOException(
								new FileSystemException("/srv/broker/x", null, "Read-only file system")),
						"The disk can only be read (/srv/broker/x)"),
				arguments(new UncheckedIOException("Can't read /srv/broker/quorum-state", new IOException("Odd token")),
						"it can't use its folder /srv/broker: Can't read /srv/broker/quorum-state. "),
				arguments(new IllegalStateException("outer", new RuntimeException("no node.id\nsecond line")),
						"it can't use its folder /srv/broker: no node.id. Restore the folder from a backup"));
	}

	@Test
	void aFolderWhoseTopicsNobodyWouldKnowIsRefused() throws IOException {
		Files.createDirectories(this.folder.resolve("sales-0"));
		assertThatCode(() -> MetadataLog.require(this.folder)).as("no topic yet").doesNotThrowAnyException();
		Files.createFile(this.folder.resolve("sales-0/partition.metadata"));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> MetadataLog.require(this.folder))
			.withMessageContaining("missing");
		Path metadata = Files.createDirectories(this.folder.resolve("__cluster_metadata-0"));
		Path log = Files.write(metadata.resolve("00000000000000000000.log"), new byte[0]);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> MetadataLog.require(this.folder))
			.withMessageContaining("missing");
		for (byte[] bytes : new byte[][] { new byte[1000], "x".repeat(5000).getBytes(UTF_8), { 1, 2, 3 } }) {
			Files.write(log, bytes);
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> MetadataLog.require(this.folder))
				.withMessageContaining(log.toString());
		}
	}

}
