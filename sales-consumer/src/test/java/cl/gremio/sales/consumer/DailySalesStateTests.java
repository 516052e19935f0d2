package cl.gremio.sales.consumer;

import java.util.List;

import cl.gremio.consumer.state.StateSerde;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class DailySalesStateTests {

	private static final Serde<DailySalesState> SERDE = StateSerde.of(DailySalesState.class);

	@Test
	void theStateIsReadAsItWasWritten() {
		List.of(DailySalesState.NONE, DailySalesState.NONE.plus(3, "José"),
				DailySalesState.NONE.plus(3, "José").plus(4, "🥟 & Cía.").plus(2),
				new DailySalesState(900, DailySalesState.FEW + 1, 300, List.of()))
			.forEach((state) -> assertThat(read(SERDE.serializer().serialize("", state))).isEqualTo(state));
	}

	@Test
	void aDeletedStateIsNull() {
		assertThat(SERDE.serializer().serialize("", null)).isNull();
		assertThat(read(null)).isNull();
	}

	@Test
	void clientsAreKeptWhileTheyAreFew() {
		DailySalesState state = DailySalesState.NONE;
		for (int client = 0; client < DailySalesState.FEW; client++) {
			state = state.plus(1, "client " + client);
			assertThat(state.hasAllClients()).isTrue();
		}
		assertThat(state.few()).hasSize(DailySalesState.FEW).startsWith("client 0");
		state = state.plus(1, "one more");
		assertThat(state.hasAllClients()).isFalse();
		assertThat(state.few()).isEmpty();
	}

	@Test
	void theNumbersAloneSayThatTheClientsAreInTheStore() {
		DailySalesState state = read("[7,2,3,[]]".getBytes(UTF_8));
		assertThat(state).isEqualTo(new DailySalesState(7, 2, 3, List.of()));
		assertThat(state.hasAllClients()).isFalse();
	}

	private static DailySalesState read(byte[] bytes) {
		return SERDE.deserializer().deserialize("", bytes);
	}

}
