package cl.gremio.sales.consumer;

import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TotalsTests {

	@Test
	void whatIsWrittenIsRead() {
		List.of(Totals.NONE, Totals.NONE.plus(3, "José"), Totals.NONE.plus(3, "José").plus(4, "🥟 & Cía.").plus(2),
				new Totals(900, Totals.FEW + 1, 300, List.of()))
			.forEach((totals) -> assertThat(read(Totals.SERDE.serializer().serialize("", totals))).isEqualTo(totals));
	}

	@Test
	void whatIsDeletedIsNothing() {
		assertThat(Totals.SERDE.serializer().serialize("", null)).isNull();
		assertThat(read(null)).isNull();
	}

	@Test
	void clientsAreKeptWhileTheyAreFew() {
		Totals totals = Totals.NONE;
		for (int client = 0; client < Totals.FEW; client++) {
			totals = totals.plus(1, "client " + client);
			assertThat(totals.hasAllClients()).isTrue();
		}
		assertThat(totals.few()).hasSize(Totals.FEW).startsWith("client 0");
		totals = totals.plus(1, "one more");
		assertThat(totals.hasAllClients()).isFalse();
		assertThat(totals.few()).isEmpty();
	}

	@Test
	void whatWasWrittenBeforeClientsWereKeptHasThemInTheStore() {
		Totals totals = read(ByteBuffer.allocate(24).putLong(7).putLong(2).putLong(3).array());
		assertThat(totals).isEqualTo(new Totals(7, 2, 3, List.of()));
		assertThat(totals.hasAllClients()).isFalse();
	}

	private static Totals read(byte[] bytes) {
		return Totals.SERDE.deserializer().deserialize("", bytes);
	}

}
