package cl.gremio.sales.producer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import cl.gremio.model.event.CloudEvents;
import cl.gremio.producer.publish.Bulk;
import cl.gremio.producer.publish.BulkPublisher;
import cl.gremio.producer.publish.OutgoingRecord;
import cl.gremio.producer.publish.Publisher;
import cl.gremio.service.GuildTime;
import cl.gremio.web.body.BulkRoute;
import cl.gremio.web.problem.PublishException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.unit.DataSize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.never;

@WebMvcTest(SaleController.class)
class BulkSalesTests {

	private static final String NDJSON = "application/x-ndjson";

	private static final String JSON = "application/json";

	private static final String ANA = sale("Ana", 3);

	private static final String BETO = sale("Beto", 5);

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Publisher publisher;

	@MockitoBean
	private BulkPublisher bulks;

	@BeforeEach
	void publish() {
		given(this.bulks.publish(any(), any())).willAnswer((call) -> {
			Bulk bulk = call.getArgument(0);
			return CompletableFuture.completedFuture(bulk.count());
		});
	}

	private static String sale(String client, int count) {
		return "{\"client\":\"" + client + "\",\"count_sopaipillas\":" + count
				+ ",\"stock\":40,\"ubicacion\":\"Plaza\",\"patente_carro\":\"ab12\"}";
	}

	static Stream<String[]> bothForms() {
		return Stream.of(new String[] { NDJSON, ANA + "\n" + BETO + "\n" },
				new String[] { NDJSON, "\n" + ANA + "\r\n \t\r\n" + BETO },
				new String[] { NDJSON, "\ufeff" + ANA + "\n" + BETO },
				new String[] { JSON, "[" + ANA + "," + BETO + "]" },
				new String[] { JSON, " \n[\n" + ANA + " ,\r\n" + BETO + "\n]\n" },
				new String[] { "application/json;charset=utf-8", "\ufeff[" + ANA + "," + BETO + "]" });
	}

	@ParameterizedTest
	@MethodSource("bothForms")
	void manySalesAreOnePublication(String type, String body) {
		MvcTestResult answer = post(type, body);
		assertThat(answer).hasStatus(202).bodyJson().extractingPath("$.accepted").isEqualTo(2);
		Bulk bulk = published();
		assertThat(answer).bodyJson().extractingPath("$.id").isEqualTo(bulk.id());
		assertThat(records(bulk)).extracting(OutgoingRecord::topic)
			.containsExactly("sales", "stock", "ubication", "sales", "stock", "ubication");
		assertThat(records(bulk)).extracting((record) -> new String(record.value(), UTF_8))
			.contains(
					"{\"client\":\"Beto\",\"count_sopaipillas\":5,\"hora\":\"2026-11-23T15:00-03:00\",\"stock\":40,"
							+ "\"ubicacion\":\"Plaza\",\"patente_carro\":\"AB12\"}",
					"{\"patente\":\"AB12\",\"ubicacion\":\"Plaza\",\"denuncia\":0,\"time\":1795456800}");
		assertThat(records(bulk)).as("made again for a second attempt").hasSize(6);
	}

	@Test
	void theIdsOfARetryAreThoseOfTheFirst() {
		List<String> ids = new ArrayList<>();
		for (String key : List.of("k1", "k1", "k2")) {
			assertThat(answer(this.mvc.post()
				.uri("/sales")
				.header("Idempotency-Key", key)
				.contentType(NDJSON)
				.content(ANA + "\n" + BETO))).hasStatus(202);
		}
		for (Bulk bulk : allPublished()) {
			assertThat(bulk.mayBeRetried()).isTrue();
			ids.add(String.join(",", headers(bulk, CloudEvents.ID)));
			assertThat(headers(bulk, CloudEvents.ID)).hasSize(2).contains(bulk.id(), bulk.id() + "-2");
			assertThat(headers(bulk, CloudEvents.IDEMPOTENCY_KEY)).hasSize(1);
		}
		assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
	}

	@Test
	void withoutAKeyNothingIsMarked() {
		assertThat(post(NDJSON, ANA)).hasStatus(202);
		assertThat(published().mayBeRetried()).isFalse();
		assertThat(records(published())).allSatisfy((record) -> assertThat(record.headers())
			.noneMatch((header) -> header.key().equals(CloudEvents.IDEMPOTENCY_KEY)));
	}

	@Test
	void whereAnotherWasFirstItsAnswerIsRepeated() {
		willReturn(CompletableFuture.completedFuture(7)).given(this.bulks).publish(any(), any());
		assertThat(post(NDJSON, ANA)).hasStatus(202).bodyJson().extractingPath("$.accepted").isEqualTo(7);
	}

	@Test
	void everyBadLineIsNamedByItsNumberAndNothingIsPublished() {
		String body = ANA + "\n\n{\"client\":1}\n" + BETO + "\n{\n" + sale("x", 0) + "\n[]\n"
				+ sale("y", 1).replace("40", "-1") + ANA + "\n" + ANA.replace("Plaza", "\\ud800");
		MvcTestResult answer = post(NDJSON, body);
		assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(answer).bodyJson()
			.extractingPath("$.errors[*].line")
			.asArray()
			.containsExactly(3, 3, 3, 3, 5, 6, 7, 8, 9);
		assertThat(answer).bodyJson().extractingPath("$.errors[5].field").isEqualTo("count_sopaipillas");
		assertThat(answer).bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("Nothing was recorded: 6 of 8 lines are wrong.");
		then(this.bulks).should(never()).publish(any(), any());
	}

	@Test
	void anArraysElementsAreNumbered() {
		MvcTestResult answer = post(JSON, "[" + ANA + ",\n{},3,,\"]\\\"[\"," + BETO + ",null]");
		assertThat(answer).hasStatus(400);
		assertThat(answer).bodyJson()
			.extractingPath("$.errors[*].line")
			.asArray()
			.containsExactly(2, 2, 2, 2, 2, 3, 4, 5, 7);
	}

	@Test
	void aPlaceIsSaidOnceAsOneOfTheBody() {
		assertThat(post(NDJSON, ANA + "\n\n{\"client\":\n" + ANA + "{}\n{'a':1}")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[*].message")
			.asArray()
			.satisfiesExactly(
					(first) -> assertThat(first).isEqualTo("malformed JSON at line 3, column 11: it ends too early"),
					(second) -> assertThat(second).asString()
						.startsWith("malformed JSON at line 4, column " + (ANA.length() + 1) + ": nothing may follow"),
					(third) -> assertThat(third).asString().startsWith("malformed JSON at line 5, column 2: "));
		assertThat(post(JSON, "[" + ANA + ",{\"client\":\n'Ana'}]")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].message")
			.asString()
			.startsWith("malformed JSON at element 2, its line 2, column 1: names and text stand in double quotes");
	}

	@Test
	void ofManyBadLinesTheFirstAreNamedAndTheRestIsCounted() {
		MvcTestResult answer = post(NDJSON, "x\n".repeat(250) + ANA);
		assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.errors").asArray().hasSize(100);
		assertThat(answer).bodyJson().extractingPath("$.more").isEqualTo(150);
	}

	@Test
	void whatIsHopelessIsNotReadToItsEnd() {
		MvcTestResult answer = post(NDJSON, "x\n".repeat(100_000));
		assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.more").isEqualTo(9900);
		assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("not looked at");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "[ ", "[1", "[]x", "[] []", "[,]", "[{]", "[\"", "[\"\\", "]", "[[[]]]" })
	void aBrokenArrayIsRefused(String body) {
		assertThat(post(JSON, body)).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(post(JSON, body.replace("1", ANA))).hasStatus(400);
	}

	@Test
	void aCommaTooManyIsAnEmptyElement() {
		assertThat(post(JSON, "[" + ANA + ",]")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].line")
			.isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n\n \r\n", "[]", " [ \n] " })
	void anEmptyBulkIsRefused(String body) {
		MvcTestResult answer = post(body.contains("[") ? JSON : NDJSON, body);
		assertThat(answer).hasStatus(400)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("The body holds nothing to be recorded.");
	}

	@Test
	void brokenUtf8IsABadLine() {
		byte[] body = (ANA + "\n" + sale("\u00e9", 1) + "\n").getBytes(ISO_8859_1);
		MvcTestResult answer = answer(this.mvc.post().uri("/sales").contentType(NDJSON).content(body));
		assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.errors[0].line").isEqualTo(2);
		assertThat(answer).bodyJson()
			.extractingPath("$.errors[0].message")
			.asString()
			.contains("malformed text at line 2, column ", "it is not in UTF-8", "chcp 65001");
	}

	@Test
	void aLineThatIsTooDeepOrTooLongIsABadLine() {
		String deep = ANA.replace("\"Plaza\"", "[".repeat(10_000) + "]".repeat(10_000));
		String longest = ANA.replace("Ana", "x".repeat(200_000));
		MvcTestResult answer = post(NDJSON, deep + "\n" + longest + "\n" + ANA + "\n" + longest + longest);
		assertThat(answer).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[*].line")
			.asArray()
			.contains(1, 2, 4)
			.doesNotContain(3);
		assertThat(post(JSON, "[" + longest + "," + ANA + "," + deep + "]")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[*].line")
			.asArray()
			.contains(1, 3)
			.doesNotContain(2);
	}

	@Test
	void moreThanTheLimitIsTooLarge() {
		String lines = (ANA + "\n").repeat(17_000_000 / ANA.length());
		assertThat(post(NDJSON, lines)).hasStatus(413);
		assertThat(post(JSON, "{\"a\":\"" + "x".repeat(70_000) + "\"}")).hasStatus(413);
	}

	@Test
	void aBodyOfManyIsJsonInUtf8() {
		assertThat(post("text/plain", ANA)).hasStatus(415);
		assertThat(post("application/x-ndjson;charset=UTF-16", ANA)).hasStatus(415);
		assertThat(answer(this.mvc.post().uri("/sales").contentType(NDJSON).accept("text/csv").content(ANA)))
			.hasStatus(406);
		assertThat(answer(this.mvc.put().uri("/sales").contentType(NDJSON).content(ANA))).hasStatus(405);
		then(this.bulks).should(never()).publish(any(), any());
	}

	@Test
	void oneBadTimeIsABadLine() {
		String late = ANA.replace("\"stock\"", "\"hora\":\"2030-01-01T00:00\",\"stock\"");
		assertThat(post(NDJSON, ANA + "\n" + late)).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("hora");
	}

	@Test
	void whatKafkaDidNotTakeIsSaidNotToBeWritten() {
		willReturn(CompletableFuture
			.failedFuture(new PublishException(PublishException.Outcome.NOT_WRITTEN, "Kafka is away.", null)))
			.given(this.bulks)
			.publish(any(), any());
		assertThat(post(NDJSON, ANA)).hasStatus(503)
			.hasHeader("Retry-After", "1")
			.bodyJson()
			.extractingPath("$.outcome")
			.isEqualTo("not-written");
	}

	private MvcTestResult post(String type, String body) {
		return answer(this.mvc.post().uri("/sales").contentType(type).content(body.getBytes(UTF_8)));
	}

	private static MvcTestResult answer(MockMvcTester.MockMvcRequestBuilder request) {
		MvcTestResult result = request.asyncExchange();
		await().until(() -> !result.getRequest().isAsyncStarted());
		return result;
	}

	private Bulk published() {
		return allPublished().get(0);
	}

	private List<Bulk> allPublished() {
		ArgumentCaptor<Bulk> bulk = ArgumentCaptor.captor();
		then(this.bulks).should(atLeastOnce()).publish(bulk.capture(), any());
		return bulk.getAllValues();
	}

	private static List<OutgoingRecord> records(Bulk bulk) {
		List<OutgoingRecord> records = new ArrayList<>();
		bulk.records().forEachRemaining(records::add);
		return records;
	}

	private static List<String> headers(Bulk bulk, String name) {
		return records(bulk).stream()
			.map((record) -> CloudEvents.text(new RecordHeaders(record.headers()), name))
			.distinct()
			.toList();
	}

	@TestConfiguration
	static class Wiring {

		@Bean
		GuildTime guildTime() {
			return new GuildTime(Clock.fixed(Instant.parse("2026-11-23T18:00:00Z"), ZoneId.of("UTC")),
					ZoneId.of("America/Santiago"));
		}

		@Bean
		SaleRecords saleRecords() {
			return new SaleRecords(true);
		}

		@Bean
		BulkSales bulkSales(BulkPublisher publisher, SaleRecords records, GuildTime time) {
			return new BulkSales(publisher, records, time.zone(),
					new SalesProducerProperties.BulkLimits(DataSize.ofMegabytes(16), DataSize.ofMegabytes(64), 16,
							DataSize.ofMegabytes(64), Duration.ofSeconds(29), Duration.ofSeconds(20)));
		}

		@Bean
		BulkRoute bulkRoute() {
			return new BulkRoute("/sales", DataSize.ofMegabytes(16), DataSize.ofMegabytes(64));
		}

	}

}
