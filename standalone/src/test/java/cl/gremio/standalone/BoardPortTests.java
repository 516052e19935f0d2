package cl.gremio.standalone;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

import cl.gremio.service.storage.DataDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Another program may hold the board's port. */
@ExtendWith(OutputCaptureExtension.class)
class BoardPortTests {

	@TempDir
	private Path folder;

	@Test
	void oneLineSaysThatTheBoardsPortIsTaken(CapturedOutput output) throws Exception {
		Options options = Options.onFreePorts(this.folder, Map.of());
		int port = options.ports().of(Service.BOARD);
		try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
				DataDirectory data = DataDirectory.lock(this.folder);
				RunningServices services = new RunningServices()) {
			assertThat(taken.isBound()).isTrue();
			services.start(new ServiceRunner(options, data, "127.0.0.1:9"), Service.BOARD);
			assertThat(services.started()).doesNotContain(Service.BOARD).hasSize(Service.values().length - 1);
			assertThat(output.getAll().lines().filter((line) -> line.contains("The board does not start")))
				.singleElement()
				.asString()
				.contains("its port " + port + " is taken. Choose another with --board-port");
			assertThat(output.getAll()).doesNotContain("\tat ", "APPLICATION FAILED");
		}
	}

}
