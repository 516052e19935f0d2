package cl.gremio.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PortsTests {

	@Test
	void aPortThatIsTakenIsNamedWithItsServiceInOneLine() throws IOException {
		Ports ports = Ports.free();
		int port = ports.of(Service.SALES_PRODUCER);
		try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			assertThat(taken.isBound()).isTrue();
			assertThatExceptionOfType(StartupException.class).isThrownBy(() -> ports.requireFree("127.0.0.1"))
				.withMessageStartingWith("Port " + port + " (sales-producer) is taken.")
				.satisfies((ex) -> assertThat(ex.getMessage()).hasLineCount(1));
		}
		ports.requireFree("127.0.0.1");
	}

	@Test
	void theBrokersPortIsCheckedToo() throws IOException {
		Ports ports = Ports.free();
		try (ServerSocket taken = new ServerSocket(ports.broker(), 1, InetAddress.getLoopbackAddress())) {
			assertThat(taken.isBound()).isTrue();
			assertThatExceptionOfType(StartupException.class).isThrownBy(() -> ports.requireFree("127.0.0.1"))
				.withMessageContaining(ports.broker() + " (the Kafka broker)");
		}
	}

	@Test
	void theBoardsPortMayBeTaken() throws IOException {
		Ports ports = Ports.free();
		try (ServerSocket taken = new ServerSocket(ports.of(Service.BOARD), 1, InetAddress.getLoopbackAddress())) {
			assertThat(taken.isBound()).isTrue();
			ports.requireFree("127.0.0.1");
		}
	}

	@Test
	void anAddressOfAnotherMachineIsNamed() {
		// No machine has an address of TEST-NET-1 (RFC 5737).
		assertThatExceptionOfType(StartupException.class).isThrownBy(() -> Ports.shifted(0).requireFree("192.0.2.1"))
			.withMessageContaining("Can't listen on 192.0.2.1");
	}

	@Test
	void freePortsAreAllDifferent() throws IOException {
		Ports ports = Ports.free();
		Set<Integer> all = new HashSet<>(ports.services().values());
		all.add(ports.broker());
		assertThat(all).hasSize(Service.values().length + 1);
	}

}
