package cl.gremio.stock.consumer;

import java.time.Instant;
import java.util.List;

import cl.gremio.consumer.state.StateSerde;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The stores and the internal topic keep their values exactly. */
class StockStateTests {

	private static final Instant TIME = Instant.parse("2026-11-23T15:00:00.123Z");

	private static final Instant EARLIER = Instant.parse("1970-01-01T00:00:00.001Z");

	@Test
	void theLevelIsReadAsItWasWritten() {
		assertKept(StockLevelState.class, new StockLevelState(0, "Plaza de Armas", TIME));
		assertKept(StockLevelState.class, new StockLevelState(Integer.MAX_VALUE, null, EARLIER));
		assertKept(StockLevelState.class, null);
	}

	@Test
	void theCartWatchIsReadAsItWasWritten() {
		assertKept(CartWatchState.class, CartWatchState.START);
		assertKept(CartWatchState.class, new CartWatchState(TIME, EARLIER));
		assertKept(CartWatchState.class, null);
	}

	@Test
	void theRefillIsReadAsItWasWritten() {
		assertKept(RefillState.class, RefillState.START);
		assertKept(RefillState.class,
				new RefillState(7, List.of(new LowStockEvent("id ñ", "A", 3, "Plaza ☕", TIME.plusMillis(1)),
						new LowStockEvent("2", "B", 0, null, TIME))));
	}

	@Test
	void aRefillEventIsReadAsItWasWritten() {
		assertKept(RefillEvent.class, new RefillEvent.Low(new LowStockEvent("id-1", "Ñ1", 20, "Plaza", TIME)));
		assertKept(RefillEvent.class, new RefillEvent.Low(new LowStockEvent("id-2", "AB12", 0, null, EARLIER)));
		assertKept(RefillEvent.class, new RefillEvent.Restocked("CD34", TIME));
	}

	@Test
	void aRefillEventWithALongTextIsRejected() {
		for (String text : List.of("a".repeat(200), "☕".repeat(200), "\ud83c\udf2d".repeat(200))) {
			assertKept(RefillEvent.class, new RefillEvent.Low(new LowStockEvent(text, text, 20, text, TIME)));
			assertRejected("[\"restocked\",[\"%sa\",1]]".formatted(text));
			for (String low : List.of("[\"%sa\",\"A\",1,null,1]", "[\"1\",\"%sa\",1,null,1]",
					"[\"1\",\"A\",1,\"%sa\",1]")) {
				assertRejected("[\"low\",[%s]]".formatted(low.formatted(text)));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "junk", "[]", "{}", "[\"low\"]", "[\"low\",[]]", "[\"low\",[[]]]",
			"[\"low\",[[\"1\",\"A\",1,null]]]", "[\"restocked\"]", "[\"restocked\",[]]", "[\"restocked\",[\"A\"]]",
			"[\"sold\",[\"A\",1]]" })
	void aRefillEventThatLacksAFieldIsRejected(String json) {
		assertRejected(json);
	}

	private static void assertRejected(String json) {
		assertThatExceptionOfType(RuntimeException.class).as(json)
			.isThrownBy(() -> StateSerde.of(RefillEvent.class).deserializer().deserialize("", json.getBytes(UTF_8)));
	}

	private static <T> void assertKept(Class<T> type, T value) {
		Serde<T> serde = StateSerde.of(type);
		byte[] bytes = serde.serializer().serialize("", value);
		assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(value);
		assertThat(bytes == null).isEqualTo(value == null);
	}

}
