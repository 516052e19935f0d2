package cl.gremio.sales.consumer;

import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DailySalesStateTests {

	@Test
	void whatIsWrittenIsRead() {
		List.of(DailySalesState.NONE, DailySalesState.NONE.plus(3, "José"),
				DailySalesState.NONE.plus(3, "José").plus(4, "🥟 & Cía.").plus(2),
				new DailySalesState(900, DailySalesState.FEW + 1, 300, List.of()))
			.forEach((totals) -> assertThat(read(DailySalesState.SERDE.serializer().serialize("", totals)))
				.isEqualTo(totals));
	}

	@Test
	void whatIsDeletedIsNothing() {
		assertThat(DailySalesState.SERDE.serializer().serialize("", null)).isNull();
		assertThat(read(null)).isNull();
	}

	@Test
	void clientsAreKeptWhileTheyAreFew() {
		DailySalesState totals = DailySalesState.NONE;
		for (int client = 0; client < DailySalesState.FEW; client++) {
			totals = totals.plus(1, "client " + client);
			assertThat(totals.hasAllClients()).isTrue();
		}
		assertThat(totals.few()).hasSize(DailySalesState.FEW).startsWith("client 0");
		totals = totals.plus(1, "one more");
		assertThat(totals.hasAllClients()).isFalse();
		assertThat(totals.few()).isEmpty();
	}

	@Test
	void whatWasWrittenBeforeClientsWereKeptHasThemInTheStore() {
		DailySalesState totals = read(ByteBuffer.allocate(24).putLong(7).putLong(2).putLong(3).array());
		assertThat(totals).isEqualTo(new DailySalesState(7, 2, 3, List.of()));
		assertThat(totals.hasAllClients()).isFalse();
	}

	private static DailySalesState read(byte[] bytes) {
		return DailySalesState.SERDE.deserializer().deserialize("", bytes);
	}

}
