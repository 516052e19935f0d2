package cl.gremio.location.consumer;

import cl.gremio.model.wire.WireWriter;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CartFactTests {

	private final CartFact clean = new CartFact("A", "Plaza", 100, CartStatus.ACTIVO);

	@Test
	void aCartThatWasNeverDenouncedIsWhatItsCleanReportSays() {
		assertThat(CartFact.of(this.clean, null)).isEqualTo(this.clean);
	}

	@Test
	void aFugitiveIsWhereItWasSeenLast() {
		assertThat(CartFact.of(this.clean, atLarge(99))).isEqualTo(new CartFact("A", "Plaza", 100, CartStatus.PROFUGO));
		assertThat(CartFact.of(this.clean, atLarge(101)))
			.isEqualTo(new CartFact("A", "Puerto", 101, CartStatus.PROFUGO));
		assertThat(CartFact.of(null, atLarge(101))).isEqualTo(new CartFact("A", "Puerto", 101, CartStatus.PROFUGO));
	}

	@Test
	void ofTheSameSecondTheDenunciationSaysWhere() {
		assertThat(CartFact.of(this.clean, atLarge(100)))
			.isEqualTo(new CartFact("A", "Puerto", 100, CartStatus.PROFUGO));
	}

	@Test
	void afterItsCaptureACartIsWhatItsLastCleanReportSays() {
		assertThat(CartFact.of(this.clean, captured(200))).isEqualTo(this.clean);
	}

	@Test
	void aCapturedCartThatNeverHadACleanReportIsLost() {
		assertThat(CartFact.of(null, captured(200))).isEqualTo(new CartFact("A", "Puerto", 200, CartStatus.PERDIDO));
	}

	@Test
	void theFactsAreReadBackAsTheyWereWritten() {
		assertThat(json(this.clean))
			.isEqualTo("{\"patente\":\"A\",\"ubicacion\":\"Plaza\",\"time\":100,\"estado\":\"activo\"}");
		assertThat(json(atLarge(10))).isEqualTo(
				"{\"patente\":\"A\",\"ubicacion\":\"Puerto\",\"time\":10,\"estado\":\"profugo\",\"denunciado\":5}");
		assertThat(json(captured(10))).isEqualTo(
				"{\"patente\":\"A\",\"ubicacion\":\"Puerto\",\"time\":10,\"estado\":\"capturado\",\"capturado\":300}");
		assertThat(copy(this.clean, CartFact.class)).isEqualTo(this.clean);
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
