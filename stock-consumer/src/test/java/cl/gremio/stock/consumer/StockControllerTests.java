package cl.gremio.stock.consumer;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import cl.gremio.consumer.readmodel.JsonRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@WebMvcTest(StockController.class)
class StockControllerTests {

	private static final long TIME = Instant.parse("2026-11-23T15:00:00Z").getEpochSecond();

	private static final LowStockFact LOW = new LowStockFact("id-1", "AB12", 3, null, TIME);

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private StockTables tables;

	@Test
	void eachCartsStockIsListed() {
		given(this.tables.levels(null)).willReturn(Stream
			.of(new StockLevelFact("AB12", 3, null, TIME), new StockLevelFact("CD34", 40, "Plaza de Armas", TIME))
			.map(JsonRow::of));
		assertThat(this.mvc.get().uri("/stock")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				[{"patente":"AB12","stock":3,"ubicacion":null,"time":1795446000},
				{"patente":"CD34","stock":40,"ubicacion":"Plaza de Armas","time":1795446000}]""");
	}

	@Test
	void aPageOfCartsLinksToTheNext() {
		given(this.tables.levels("AA")).willReturn(Stream
			.of(new StockLevelFact("AB12", 3, null, TIME), new StockLevelFact("CD34", 40, "Plaza de Armas", TIME))
			.map(JsonRow::of));
		assertThat(this.mvc.get().uri("/stock?limit=1&after=AA")).hasStatusOk()
			.hasHeader("Link", "</stock?limit=1&after=AB12>; rel=\"next\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "AB1234", "ab1234", "AB-12 34", "ab.12.34", "\u2007AB1234\ufeff" })
	void aListBeginsAfterAPlateHoweverItIsWritten(String plate) {
		given(this.tables.levels("AB1234"))
			.willReturn(Stream.of(new StockLevelFact("CD34", 40, "Plaza de Armas", TIME)).map(JsonRow::of));
		assertThat(this.mvc.get().uri("/stock?after={patente}", plate)).bodyJson()
			.extractingPath("$[0].patente")
			.isEqualTo("CD34");
	}

	@Test
	void theRefillsAreThoseThatWaitAndTheAlertsNewestFirst() {
		given(this.tables.waiting()).willReturn(List.of(LOW));
		given(this.tables.refillsNewestFirst())
			.willReturn(Stream.of(new RefillFact(2, TIME, List.of(LOW)), new RefillFact(1, TIME - 9, List.of(LOW, LOW)))
				.map(JsonRow::of));
		String low = """
				{"id":"id-1","patente":"AB12","stock":3,"ubicacion":null,"time":1795446000}""";
		assertThat(this.mvc.get().uri("/reposicion")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"pendientes":[%1$s],"avisos":[{"numero":2,"time":1795446000,"eventos":[%1$s]},
				{"numero":1,"time":1795445991,"eventos":[%1$s,%1$s]}]}""".formatted(low));
	}

	@Test
	void beforeAnythingHappenedThereAreNoRefills() {
		given(this.tables.refillsNewestFirst()).willReturn(Stream.of());
		assertThat(this.mvc.get().uri("/reposicion")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("{\"pendientes\":[],\"avisos\":[]}");
	}

	@Test
	void limitIsForTheNewestAlerts() {
		AtomicBoolean closed = new AtomicBoolean();
		given(this.tables.refillsNewestFirst()).willReturn(LongStream.iterate(9000, (numero) -> numero - 1)
			.mapToObj(this::refill)
			.onClose(() -> closed.set(true)));
		assertThat(this.mvc.get().uri("/reposicion?limit=2")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.avisos[*].numero")
			.asArray()
			.containsExactly(9000, 8999);
		assertThat(closed).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/reposicion?limit=0", "/reposicion?limit=1001", "/reposicion?limit=dos", "/stock?limit=-1" })
	void aBadLimitIsABadRequestThatNamesIt(String uri) {
		assertThat(this.mvc.get().uri(uri)).hasStatus(400)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsExactly("limit");
	}

	private JsonRow<RefillFact> refill(long numero) {
		return JsonRow.of(new RefillFact(numero, TIME, List.of(LOW)));
	}

}
