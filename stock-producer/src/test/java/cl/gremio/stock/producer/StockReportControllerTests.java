package cl.gremio.stock.producer;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import cl.gremio.model.event.CloudEvents;
import cl.gremio.producer.publish.OutgoingRecord;
import cl.gremio.producer.publish.Publisher;
import cl.gremio.service.GuildTime;
import cl.gremio.web.problem.PublishException;
import com.jayway.jsonpath.JsonPath;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@WebMvcTest(StockReportController.class)
class StockReportControllerTests {

	private static final Instant NOW = Instant.parse("2026-11-23T18:00:00.123Z");

	private static final String REPORT = """
			{"patente_carro":" ab12 ","stock":"40","ubicacion":[-33.45,-70.66],"hora":"10:30","client":"unknown"}""";

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Publisher publisher;

	@Test
	void aReportIsAnsweredAsItWasRecorded() throws Exception {
		willPublish();
		MvcTestResult answer = post(REPORT);
		assertThat(answer).hasStatus(202);
		String body = answer.getResponse().getContentAsString();
		assertThat(answer).bodyJson().isStrictlyEqualTo("""
				{"patente_carro":"AB12","stock":40,"ubicacion":"-33.45,-70.66","hora":"2026-11-23T10:30-03:00",
				"id":"%s","time":1795456800}""".formatted(JsonPath.<String>read(body, "$.id")));
	}

	@Test
	void aReportGoesToStockUnderItsPlate() {
		willPublish();
		MvcTestResult answer = this.mvc.post()
			.uri("/stock")
			.header("Idempotency-Key", "k-1")
			.contentType(MediaType.APPLICATION_JSON)
			.content(REPORT)
			.exchange();
		assertThat(answer).hasStatus(202);
		OutgoingRecord record = published();
		assertThat(record.topic()).isEqualTo("stock");
		assertThat(record.key()).isEqualTo("AB12");
		assertThat(record.lane()).isNull();
		assertThat(record.time()).isEqualTo(NOW);
		assertThat(new String(record.value(), UTF_8)).isEqualTo("{\"patente_carro\":\"AB12\",\"stock\":40,"
				+ "\"ubicacion\":\"-33.45,-70.66\",\"hora\":\"2026-11-23T10:30-03:00\"}");
		assertThat(header(record, "ce_type")).isEqualTo("cl.gremio.stock.reported");
		assertThat(header(record, "ce_source")).isEqualTo("/stock-producer");
		assertThat(header(record, "ce_idempotencykey")).isEqualTo("k-1");
		assertThat(header(record, "ce_time")).isEqualTo("2026-11-23T18:00:00.123Z");
		assertThat(answer).bodyJson().extractingPath("$.id").isEqualTo(header(record, "ce_id"));
	}

	@Test
	void aPlaceMayBeLeftOutAndTheTimeIsNowThen() {
		willPublish();
		assertThat(post("{\"patente_carro\":\"AB12\",\"stock\":0}")).hasStatus(202)
			.bodyJson()
			.extractingPath("$.hora")
			.isEqualTo("2026-11-23T15:00:00.123-03:00");
		assertThat(new String(published().value(), UTF_8)).doesNotContain("ubicacion");
	}

	@Test
	void aFormIsTakenToo() {
		willPublish();
		assertThat(this.mvc.post()
			.uri("/stock")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.content("patente_carro=ab12&stock=7&ubicacion=Plaza+de+Armas")).hasStatus(202)
			.bodyJson()
			.isLenientlyEqualTo("{\"patente_carro\":\"AB12\",\"stock\":7,\"ubicacion\":\"Plaza de Armas\"}");
	}

	@Test
	void everyBadFieldIsNamedAndNothingIsPublished() {
		assertThat(post("{\"stock\":-1,\"ubicacion\":5}")).hasStatus(400)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsExactlyInAnyOrder("patente_carro", "stock", "ubicacion");
		then(this.publisher).should(never()).publish(anyList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "ayer", "25:00", "2026-11-23T16:00:01-03:00", "2026-02-30T10:00" })
	void aBadHoraIsABadField(String hora) {
		assertThat(post("{\"patente_carro\":\"AB12\",\"stock\":1,\"hora\":\"%s\"}".formatted(hora))).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsExactly("hora");
		then(this.publisher).should(never()).publish(anyList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "'' | 400", "[] | 400", "{ | 400",
			"{\"patente_carro\":\"A\",\"stock\":1.5} | 400", "{\"patente_carro\":\"A\",\"stock\":99999999999} | 400" })
	void whatIsNoReportIsRefused(String body, int status) {
		assertThat(post(body)).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		then(this.publisher).should(never()).publish(anyList());
	}

	@Test
	void whatKafkaDidNotTakeIsUnavailable() {
		given(this.publisher.publish(anyList())).willReturn(CompletableFuture
			.failedFuture(new PublishException(PublishException.Outcome.UNKNOWN, "Kafka did not answer.", null)));
		assertThat(post(REPORT)).hasStatus(503)
			.hasHeader("Retry-After", "1")
			.bodyJson()
			.extractingPath("$.outcome")
			.isEqualTo("unknown");
	}

	private void willPublish() {
		given(this.publisher.publish(anyList())).willReturn(CompletableFuture.completedFuture(null));
	}

	private MvcTestResult post(String json) {
		return this.mvc.post().uri("/stock").contentType(MediaType.APPLICATION_JSON).content(json).exchange();
	}

	private OutgoingRecord published() {
		ArgumentCaptor<List<OutgoingRecord>> records = ArgumentCaptor.captor();
		then(this.publisher).should().publish(records.capture());
		assertThat(records.getValue()).hasSize(1);
		return records.getValue().get(0);
	}

	private static String header(OutgoingRecord record, String name) {
		return CloudEvents.text(new RecordHeaders(record.headers()), name);
	}

	@TestConfiguration
	static class Wiring {

		@Bean
		GuildTime guildTime() {
			return new GuildTime(Clock.fixed(NOW, ZoneId.of("UTC")), ZoneId.of("America/Santiago"));
		}

	}

}
