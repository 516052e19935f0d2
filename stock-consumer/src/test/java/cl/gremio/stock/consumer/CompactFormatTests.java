package cl.gremio.stock.consumer;

import java.time.Instant;

import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the state keeps, and what goes from one task to another. */
class CompactFormatTests {

	private static final Instant TIME = Instant.parse("2026-11-23T15:00:00.123Z");

	private static final Instant EARLIER = Instant.parse("1970-01-01T00:00:00.001Z");

	@Test
	void aLevelComesBackAsItWasKept() {
		assertKept(StockLevelFact.SERDE, new StockLevelFact("Ñ1", 0, "Plaza de Armas", TIME));
		assertKept(StockLevelFact.SERDE, new StockLevelFact("Ñ1", Integer.MAX_VALUE, null, EARLIER));
		assertKept(StockLevelFact.SERDE, null);
	}

	@Test
	void whatIsKnownOfACartComesBackAsItWasKept() {
		assertKept(CartWatchState.SERDE, CartWatchState.NOTHING);
		assertKept(CartWatchState.SERDE, new CartWatchState(TIME, EARLIER));
		assertKept(CartWatchState.SERDE, null);
	}

	@Test
	void aSignalArrivesAsItWasSent() {
		RefillEvent low = new RefillEvent.Low(new LowStockEvent("id-1", "Ñ1", 20, "Plaza", TIME));
		assertKept(RefillEvent.SERDE, low);
		assertKept(RefillEvent.SERDE, new RefillEvent.Low(new LowStockEvent("id-2", "AB12", 0, null, EARLIER)));
		RefillEvent restocked = new RefillEvent.Restocked("CD34", TIME);
		assertKept(RefillEvent.SERDE, restocked);
		assertThat(low.plate()).isEqualTo("Ñ1");
		assertThat(restocked.plate()).isEqualTo("CD34");
	}

	private static <T> void assertKept(Serde<T> serde, T value) {
		byte[] bytes = serde.serializer().serialize("", value);
		assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(value);
		assertThat(bytes == null).isEqualTo(value == null);
	}

}
