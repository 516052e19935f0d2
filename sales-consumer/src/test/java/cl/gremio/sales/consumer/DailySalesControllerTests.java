package cl.gremio.sales.consumer;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

import cl.gremio.consumer.readmodel.JsonRow;
import cl.gremio.service.GuildTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

@WebMvcTest(DailySalesController.class)
class DailySalesControllerTests {

	private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

	private static final DailySalesFact AB12 = new DailySalesFact(TODAY, "AB12", 10, 3, 4);

	private static final DailySalesFact CD34 = new DailySalesFact(TODAY, "CD34", 1, 1, 1);

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private DailySalesTables tables;

	@Test
	void todaysCartsAreThoseOfTheGuildsDay() {
		given(this.tables.carts(TODAY, null)).willReturn(Stream.of(AB12, CD34).map(JsonRow::of));
		assertThat(this.mvc.get().uri("/ventadiaria")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(
					"""
							[{"fecha":"2026-11-23","patente":"AB12","count_sopaipillas":10,"count_client":3,"ventas":4,
							"promedio":3.3333333333333335},
							{"fecha":"2026-11-23","patente":"CD34","count_sopaipillas":1,"count_client":1,"ventas":1,"promedio":1.0}]""");
	}

	@Test
	void anotherDayIsAskedForByFecha() {
		given(this.tables.carts(LocalDate.parse("2025-01-02"), null)).willReturn(Stream.of());
		assertThat(this.mvc.get().uri("/ventadiaria?fecha=2025-01-02")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("[]");
	}

	@Test
	void aPageLinksToTheNext() {
		given(this.tables.carts(TODAY, "AA")).willReturn(Stream.of(AB12, CD34).map(JsonRow::of));
		assertThat(this.mvc.get().uri("/ventadiaria?limit=1&after=AA&fecha=2026-11-23")).hasStatusOk()
			.hasHeader("Link", "</ventadiaria?fecha=2026-11-23&limit=1&after=AB12>; rel=\"next\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ventadiaria?fecha=23-11-2026", "/ventadiaria?fecha=2026-02-30", "/ventadiaria?limit=0",
			"/ventadiaria/AB12?desde=x", "/ventadiaria/AB12?desde=2026-11-24&hasta=2026-11-23" })
	void aBadParameterIsABadRequestThatNamesIt(String uri) {
		assertThat(this.mvc.get().uri(uri)).hasStatus(400)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isNotNull();
	}

	@Test
	void theListIsAlsoCsv() {
		given(this.tables.carts(TODAY, null))
			.willAnswer((call) -> Stream.of(AB12, new DailySalesFact(TODAY, "A,\"B", 1, 1, 1)).map(JsonRow::of));
		String csv = "fecha,patente,count_sopaipillas,count_client,ventas,promedio\r\n"
				+ "2026-11-23,AB12,10,3,4,3.3333333333333335\r\n" + "2026-11-23,\"A,\"\"B\",1,1,1,1.0\r\n";
		assertThat(this.mvc.get().uri("/ventadiaria?formato=csv")).hasStatusOk()
			.hasContentType("text/csv;charset=UTF-8")
			.hasBodyTextEqualTo(csv);
		assertThat(this.mvc.get().uri("/ventadiaria").accept("text/csv")).hasStatusOk().hasBodyTextEqualTo(csv);
	}

	@Test
	void anEmptyDayAsCsvIsItsHeadings() {
		given(this.tables.carts(TODAY, null)).willReturn(Stream.of());
		assertThat(this.mvc.get().uri("/ventadiaria?formato=csv")).hasStatusOk()
			.hasBodyTextEqualTo("fecha,patente,count_sopaipillas,count_client,ventas,promedio\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { ";", "%3B" })
	void withASemicolonTheListIsForSpreadsheetsThatHaveADecimalComma(String separator) {
		given(this.tables.carts(TODAY, null))
			.willReturn(Stream.of(AB12, new DailySalesFact(TODAY, "=1;2", 1, 2, 1)).map(JsonRow::of));
		assertThat(get("/ventadiaria?formato=csv&limit=2&separador=" + separator)).hasStatusOk()
			.hasBodyTextEqualTo("\ufefffecha;patente;count_sopaipillas;count_client;ventas;promedio\r\n"
					+ "2026-11-23;AB12;10;3;4;3,3333333333333335\r\n" + "2026-11-23;\"'=1;2\";1;2;1;0,5\r\n");
	}

	@Test
	void aCartsDaysAreAlsoCsv() {
		given(this.tables.hasSold("AB12")).willReturn(true);
		given(this.tables.days("AB12", TODAY, null, null)).willReturn(Stream.of(AB12).map(JsonRow::of));
		assertThat(get("/ventadiaria/AB12?desde=2026-11-23&formato=csv&separador=,")).hasStatusOk()
			.hasContentType("text/csv;charset=UTF-8")
			.hasBodyTextEqualTo("fecha,patente,count_sopaipillas,count_client,ventas,promedio\r\n"
					+ "2026-11-23,AB12,10,3,4,3.3333333333333335\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "separador=", "separador=%09", "separador=%7C", "separador=;;", "separador=;,",
			"separador=%20;", "separador=punto%20y%20coma", "separador=\uff1b" })
	void anotherSeparatorIsABadRequestThatNamesBoth(String query) {
		for (String format : new String[] { "csv", "json" }) {
			assertThat(get("/ventadiaria?formato=" + format + "&" + query)).hasStatus(400)
				.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
				.bodyJson()
				.isLenientlyEqualTo("""
						{"errors":[{"field":"separador","message":"must be a comma (,) or a semicolon (;)"}]}""");
		}
	}

	@Test
	void aSeparatorIsGivenOnce() {
		assertThat(get("/ventadiaria?formato=csv&separador=;&separador=;")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsExactly("separador");
	}

	@Test
	void jsonHasNoSeparator() {
		given(this.tables.carts(TODAY, null)).willReturn(Stream.of());
		assertThat(get("/ventadiaria?separador=;")).hasStatusOk().bodyJson().isStrictlyEqualTo("[]");
	}

	@Test
	void theNextPageHasTheSameSeparator() {
		given(this.tables.carts(TODAY, null)).willReturn(Stream.of(AB12, CD34).map(JsonRow::of));
		assertThat(get("/ventadiaria?formato=csv&separador=;&limit=1")).hasHeader("Link",
				"</ventadiaria?formato=csv&separador=;&limit=1&after=AB12>; rel=\"next\"");
	}

	@Test
	void aCartsPlateIsUpperCasedInThePathToo() {
		given(this.tables.cart("AB12", TODAY)).willReturn(Optional.of(JsonRow.of(AB12)));
		assertThat(this.mvc.get().uri("/ventadiaria/ ab12 ")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.patente")
			.isEqualTo("AB12");
	}

	@ParameterizedTest
	@ValueSource(strings = { "AB1234", "ab1234", "AB-12 34", "ab.12.34", "\u2007AB1234\ufeff" })
	void aCartIsFoundByItsPlateHoweverItIsWritten(String plate) {
		given(this.tables.cart("AB1234", TODAY)).willReturn(Optional.of(JsonRow.of(AB12)));
		assertThat(this.mvc.get().uri("/ventadiaria/{patente}", plate)).hasStatusOk();
		given(this.tables.hasSold("AB1234")).willReturn(true);
		given(this.tables.days("AB1234", TODAY, null, null)).willReturn(Stream.of(AB12).map(JsonRow::of));
		assertThat(this.mvc.get().uri("/ventadiaria/{patente}?desde=2026-11-23", plate)).hasStatusOk();
		given(this.tables.carts(TODAY, "AB1234")).willReturn(Stream.of(AB12).map(JsonRow::of));
		assertThat(this.mvc.get().uri("/ventadiaria?after={patente}", plate)).bodyJson()
			.extractingPath("$[0].ventas")
			.isEqualTo(4);
	}

	@Test
	void aCartThatNeverSoldIsNotFound() {
		given(this.tables.cart(any(), any())).willReturn(Optional.empty());
		assertThat(this.mvc.get().uri("/ventadiaria/ZZ99")).hasStatus(404)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(this.mvc.get().uri("/ventadiaria/ZZ99?desde=2026-01-01")).hasStatus(404);
	}

	@Test
	void aCartsDaysAreAskedForByDesdeAndHasta() {
		given(this.tables.hasSold("AB12")).willReturn(true);
		given(this.tables.days("AB12", LocalDate.parse("2026-11-01"), TODAY, null))
			.willReturn(Stream.of(AB12).map(JsonRow::of));
		assertThat(this.mvc.get().uri("/ventadiaria/AB12?desde=2026-11-01&hasta=2026-11-23")).hasStatusOk()
			.bodyJson()
			.extractingPath("$[0].ventas")
			.isEqualTo(4);
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(URI.create(uri)).exchange();
	}

	@TestConfiguration
	@Import(DailySalesCsvConfiguration.class)
	static class Wiring {

		@Bean
		GuildTime guildTime() {
			return new GuildTime(Clock.fixed(Instant.parse("2026-11-24T02:59:59Z"), ZoneId.of("UTC")),
					ZoneId.of("America/Santiago"));
		}

	}

}
