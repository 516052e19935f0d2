package cl.gremio.sales.consumer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import cl.gremio.consumer.readmodel.JsonRow;
import cl.gremio.service.GuildTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@WebMvcTest({ GuildSalesController.class, ClosedDayController.class, DailySalesController.class })
class GuildSalesControllerTests {

	private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

	private static final LocalDate YESTERDAY = TODAY.minusDays(1);

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private GuildSalesTables guild;

	@MockitoBean
	private ClosedDayTables closes;

	@MockitoBean
	private DailySalesTables carts;

	@Test
	void theGuildsDayIsToday() {
		given(this.guild.day(TODAY)).willReturn(new GuildDayView(TODAY, 2, 11, 4, 5));
		assertThat(this.mvc.get().uri("/ventadiaria/total")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(
					"""
							{"fecha":"2026-11-23","carritos":2,"count_sopaipillas":11,"count_client":4,"ventas":5,"promedio":2.75}""");
	}

	@Test
	void anEmptyDayIsAllZeros() {
		given(this.guild.day(YESTERDAY)).willReturn(new GuildDayView(YESTERDAY, 0, 0, 0, 0));
		assertThat(this.mvc.get().uri("/ventadiaria/total?fecha=2026-11-22")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(
					"""
							{"fecha":"2026-11-22","carritos":0,"count_sopaipillas":0,"count_client":0,"ventas":0,"promedio":0.0}""");
	}

	@Test
	void aRangeIsARowADay() {
		given(this.guild.days(YESTERDAY, TODAY))
			.willReturn(List.of(new GuildDayView(YESTERDAY, 0, 0, 0, 0), new GuildDayView(TODAY, 2, 11, 4, 5)));
		assertThat(this.mvc.get().uri("/ventadiaria/total?desde=2026-11-22&hasta=2026-11-23")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(
					"""
							[{"fecha":"2026-11-22","carritos":0,"count_sopaipillas":0,"count_client":0,"ventas":0,"promedio":0.0},
							{"fecha":"2026-11-23","carritos":2,"count_sopaipillas":11,"count_client":4,"ventas":5,"promedio":2.75}]""");
	}

	@Test
	void theHoursAreThoseOfToday() {
		given(this.guild.hours(TODAY)).willReturn(List.of(new GuildHourView(TODAY, 9, 7, 2)));
		assertThat(this.mvc.get().uri("/ventadiaria/horas")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				[{"fecha":"2026-11-23","hora":9,"count_sopaipillas":7,"ventas":2}]""");
	}

	@Test
	void anotherDaysHoursAreAskedForByFecha() {
		given(this.guild.hours(YESTERDAY)).willReturn(List.of());
		assertThat(this.mvc.get().uri("/ventadiaria/horas?fecha=2026-11-22")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("[]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TOTAL", "HORAS" })
	void aCartWhosePlateIsARoutesNameIsFoundInUpperCase(String plate) {
		given(this.carts.cart(plate, TODAY)).willReturn(Optional.of(JsonRow.of(DailySalesFact.none(TODAY, plate))));
		assertThat(this.mvc.get().uri("/ventadiaria/" + plate)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.patente")
			.isEqualTo(plate);
	}

	@Test
	void closedDaysAreListed() {
		given(this.closes.days(null))
			.willReturn(Stream.of(new ClosedDayFact(YESTERDAY, 1795500010, 2, 11, 4, 5)).map(JsonRow::of));
		assertThat(this.mvc.get().uri("/cierres")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(
					"""
							[{"fecha":"2026-11-22","time":1795500010,"carritos":2,"count_sopaipillas":11,"count_client":4,"ventas":5,"promedio":2.75}]""");
	}

	@Test
	void aPageOfClosedDaysLinksToTheOlderOnes() {
		given(this.closes.days(TODAY)).willReturn(Stream
			.of(new ClosedDayFact(YESTERDAY, 1, 2, 11, 4, 5), new ClosedDayFact(YESTERDAY.minusDays(1), 1, 2, 11, 4, 5))
			.map(JsonRow::of));
		assertThat(this.mvc.get().uri("/cierres?limit=1&after=2026-11-23")).hasStatusOk()
			.headers()
			.hasValue("Link", "</cierres?limit=1&after=2026-11-22>; rel=\"next\"");
	}

	@Test
	void aClosedDaysCartsAreListedAsTheyWereReported() {
		given(this.closes.isClosed(YESTERDAY)).willReturn(true);
		given(this.closes.carts(YESTERDAY, null))
			.willAnswer((call) -> Stream.of(DailySalesFact.none(YESTERDAY, "AB12")).map(JsonRow::of));
		assertThat(this.mvc.get().uri("/cierres/2026-11-22")).hasStatusOk()
			.bodyJson()
			.extractingPath("$[0].patente")
			.isEqualTo("AB12");
		assertThat(this.mvc.get().uri("/cierres/2026-11-22").accept("text/csv")).hasStatusOk()
			.hasBodyTextEqualTo("fecha,patente,count_sopaipillas,count_client,ventas,promedio\r\n"
					+ "2026-11-22,AB12,0,0,0,0.0\r\n");
	}

	@Test
	void aClosedDaysCartsArePagedThroughByPlate() {
		given(this.closes.isClosed(YESTERDAY)).willReturn(true);
		given(this.closes.carts(YESTERDAY, "AA"))
			.willReturn(Stream.of(DailySalesFact.none(YESTERDAY, "AB12"), DailySalesFact.none(YESTERDAY, "CD34"))
				.map(JsonRow::of));
		assertThat(this.mvc.get().uri("/cierres/2026-11-22?limit=1&after=AA")).hasStatusOk()
			.headers()
			.hasValue("Link", "</cierres/2026-11-22?limit=1&after=AB12>; rel=\"next\"");
	}

	@Test
	void aDayThatIsNotClosedIsNotFound() {
		assertThat(this.mvc.get().uri("/cierres/2026-11-23")).hasStatus(404)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@ParameterizedTest
	@CsvSource({ "/ventadiaria/total?fecha=hoy,fecha", "/ventadiaria/total?desde=2026-11-22,hasta",
			"/ventadiaria/total?hasta=2026-11-22,desde", "/ventadiaria/total?desde=x&hasta=2026-11-22,desde",
			"/ventadiaria/total?desde=2026-11-23&hasta=2026-11-22,desde",
			"/ventadiaria/total?desde=2025-11-22&hasta=2026-11-23,hasta",
			"/ventadiaria/total?desde=2026-11-22&hasta=2026-11-22&fecha=2026-11-22,fecha",
			"/ventadiaria/horas?fecha=x,fecha", "/cierres?after=x,after", "/cierres?limit=0,limit", "/cierres/x,fecha",
			"/cierres/2026-02-30,fecha" })
	void aBadParameterIsABadRequestThatNamesIt(String uri, String field) {
		assertThat(this.mvc.get().uri(uri)).hasStatus(400)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo(field);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ventadiaria/total", "/ventadiaria/total?desde=2026-11-22&hasta=2026-11-22",
			"/ventadiaria/horas", "/cierres" })
	void whatIsNotAListOfCartsIsNoCsv(String uri) {
		given(this.guild.day(TODAY)).willReturn(new GuildDayView(TODAY, 0, 0, 0, 0));
		assertThat(this.mvc.get().uri(uri).accept("text/csv")).hasStatus(406)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(this.mvc.get().uri(uri + (uri.contains("?") ? "&" : "?") + "formato=csv")).hasStatus(406);
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
