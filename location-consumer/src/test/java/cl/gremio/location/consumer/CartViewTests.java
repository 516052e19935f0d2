package cl.gremio.location.consumer;

import cl.gremio.model.wire.WireWriter;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CartViewTests {

	private final SightingFact clean = new SightingFact("A", "Plaza", 100, CartStatus.ACTIVO);

	private final CartView active = new CartView("A", "Plaza", 100, CartStatus.ACTIVO);

	@Test
	void aCartThatWasNeverDenouncedIsWhatItsCleanReportSays() {
		assertThat(CartView.of(this.clean, null)).isEqualTo(this.active);
	}

	@Test
	void aFugitiveIsWhereItWasSeenLast() {
		assertThat(CartView.of(this.clean, atLarge(99))).isEqualTo(new CartView("A", "Plaza", 100, CartStatus.PROFUGO));
		assertThat(CartView.of(this.clean, atLarge(101)))
			.isEqualTo(new CartView("A", "Puerto", 101, CartStatus.PROFUGO));
		assertThat(CartView.of(null, atLarge(101))).isEqualTo(new CartView("A", "Puerto", 101, CartStatus.PROFUGO));
	}

	@Test
	void ofTheSameSecondTheDenunciationSaysWhere() {
		assertThat(CartView.of(this.clean, atLarge(100)))
			.isEqualTo(new CartView("A", "Puerto", 100, CartStatus.PROFUGO));
	}

	@Test
	void afterItsCaptureACartIsWhatItsLastCleanReportSays() {
		assertThat(CartView.of(this.clean, captured(200))).isEqualTo(this.active);
	}

	@Test
	void aCapturedCartThatNeverHadACleanReportIsLost() {
		assertThat(CartView.of(null, captured(200))).isEqualTo(new CartView("A", "Puerto", 200, CartStatus.PERDIDO));
	}

	@Test
	void theFactsAreReadBackAsTheyWereWritten() {
		assertThat(json(this.clean))
			.isEqualTo("{\"patente\":\"A\",\"ubicacion\":\"Plaza\",\"time\":100,\"estado\":\"activo\"}");
		assertThat(json(atLarge(10))).isEqualTo(
				"{\"patente\":\"A\",\"ubicacion\":\"Puerto\",\"time\":10,\"estado\":\"profugo\",\"denunciado\":5}");
		assertThat(json(captured(10))).isEqualTo(
				"{\"patente\":\"A\",\"ubicacion\":\"Puerto\",\"time\":10,\"estado\":\"capturado\",\"capturado\":300}");
		assertThat(copy(this.clean, SightingFact.class)).isEqualTo(this.clean);
		assertThat(copy(atLarge(10), FugitiveFact.class)).isEqualTo(atLarge(10));
		assertThat(copy(captured(10), FugitiveFact.class)).isEqualTo(captured(10));
	}

	private static FugitiveFact atLarge(long time) {
		return new FugitiveFact("A", "Puerto", time, 5L, null);
	}

	private static FugitiveFact captured(long time) {
		return new FugitiveFact("A", "Puerto", time, null, 300L);
	}

	private static String json(Object fact) {
		return new String(WireWriter.toJson(fact), UTF_8);
	}

	private static <T> T copy(T fact, Class<T> type) {
		return WireWriter.readerFor(type).readValue(WireWriter.toJson(fact));
	}

}
