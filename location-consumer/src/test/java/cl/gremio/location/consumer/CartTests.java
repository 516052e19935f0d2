package cl.gremio.location.consumer;

import cl.gremio.model.EventWriter;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CartTests {

	private final Cart clean = new Cart("A", "Plaza", 100, Estado.ACTIVO);

	@Test
	void aCartThatWasNeverDenouncedIsWhatItsCleanReportSays() {
		assertThat(Cart.of(this.clean, null)).isEqualTo(this.clean);
	}

	@Test
	void aFugitiveIsWhereItWasSeenLast() {
		assertThat(Cart.of(this.clean, atLarge(99))).isEqualTo(new Cart("A", "Plaza", 100, Estado.PROFUGO));
		assertThat(Cart.of(this.clean, atLarge(101))).isEqualTo(new Cart("A", "Puerto", 101, Estado.PROFUGO));
		assertThat(Cart.of(null, atLarge(101))).isEqualTo(new Cart("A", "Puerto", 101, Estado.PROFUGO));
	}

	@Test
	void ofTheSameSecondTheDenunciationSaysWhere() {
		assertThat(Cart.of(this.clean, atLarge(100))).isEqualTo(new Cart("A", "Puerto", 100, Estado.PROFUGO));
	}

	@Test
	void afterItsCaptureACartIsWhatItsLastCleanReportSays() {
		assertThat(Cart.of(this.clean, captured(200))).isEqualTo(this.clean);
	}

	@Test
	void aCapturedCartThatNeverHadACleanReportIsLost() {
		assertThat(Cart.of(null, captured(200))).isEqualTo(new Cart("A", "Puerto", 200, Estado.PERDIDO));
	}

	@Test
	void theFactsAreReadBackAsTheyWereWritten() {
		assertThat(json(this.clean))
			.isEqualTo("{\"patente\":\"A\",\"ubicacion\":\"Plaza\",\"time\":100,\"estado\":\"activo\"}");
		assertThat(json(atLarge(10))).isEqualTo(
				"{\"patente\":\"A\",\"ubicacion\":\"Puerto\",\"time\":10,\"estado\":\"profugo\",\"denunciado\":5}");
		assertThat(json(captured(10))).isEqualTo(
				"{\"patente\":\"A\",\"ubicacion\":\"Puerto\",\"time\":10,\"estado\":\"capturado\",\"capturado\":300}");
		assertThat(copy(this.clean, Cart.class)).isEqualTo(this.clean);
		assertThat(copy(atLarge(10), FugitiveCase.class)).isEqualTo(atLarge(10));
		assertThat(copy(captured(10), FugitiveCase.class)).isEqualTo(captured(10));
	}

	private static FugitiveCase atLarge(long time) {
		return new FugitiveCase("A", "Puerto", time, 5L, null);
	}

	private static FugitiveCase captured(long time) {
		return new FugitiveCase("A", "Puerto", time, null, 300L);
	}

	private static String json(Object fact) {
		return new String(EventWriter.toJson(fact), UTF_8);
	}

	private static <T> T copy(T fact, Class<T> type) {
		return EventWriter.readerFor(type).readValue(EventWriter.toJson(fact));
	}

}
