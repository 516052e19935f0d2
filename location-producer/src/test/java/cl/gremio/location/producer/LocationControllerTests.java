package cl.gremio.location.producer;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.event.DenunciaDraw;
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
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.never;

@WebMvcTest(LocationController.class)
class LocationControllerTests {

	private static final double PROBABILITY = 0.3;

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Publisher publisher;

	@ParameterizedTest
	@CsvSource({ "0,0", "'\"1\"',1", "false,0", "true,1" })
	void aReportIsAnsweredAsItWasRecordedAndGoesToItsLane(String denuncia, int lane) {
		willPublish();
		MvcTestResult answer = post("/ubicacion",
				"{\"patente\":\" ab12 \",\"ubicacion\":{\"lat\":-33.45,\"lon\":-70.66},\"denuncia\":" + denuncia + "}");
		assertThat(answer).hasStatus(202)
			.bodyJson()
			.isStrictlyEqualTo(
					"{\"patente\":\"AB12\",\"ubicacion\":\"-33.45,-70.66\",\"denuncia\":%d,\"id\":\"%s\",\"time\":1795456800}"
						.formatted(lane, idOf(answer)));
		OutgoingRecord record = published();
		assertThat(record.topic()).isEqualTo("ubication");
		assertThat(record.key()).isEqualTo("AB12");
		assertThat(record.lane()).isEqualTo(lane);
		assertThat(new String(record.value(), UTF_8))
			.isEqualTo("{\"patente\":\"AB12\",\"ubicacion\":\"-33.45,-70.66\",\"denuncia\":%d,\"time\":1795456800}"
				.formatted(lane));
		assertThat(header(record, "ce_type")).isEqualTo("cl.gremio.cart.reported");
		assertThat(header(record, "ce_source")).isEqualTo("/location-producer");
		assertThat(header(record, "ce_id")).isEqualTo(idOf(answer));
	}

	@Test
	void aCaptureGoesToTheFugitivesLane() {
		willPublish();
		MvcTestResult answer = post("/captura", "{\"patente\":\"ab12\"}");
		assertThat(answer).hasStatus(202)
			.bodyJson()
			.isStrictlyEqualTo("{\"patente\":\"AB12\",\"id\":\"%s\",\"time\":1795456800}".formatted(idOf(answer)));
		OutgoingRecord record = published();
		assertThat(record.key()).isEqualTo("AB12");
		assertThat(record.lane()).isEqualTo(1);
		assertThat(new String(record.value(), UTF_8))
			.isEqualTo("{\"patente\":\"AB12\",\"captura\":1,\"denuncia\":0,\"time\":1795456800}");
		assertThat(header(record, "ce_type")).isEqualTo("cl.gremio.cart.captured");
	}

	@Test
	void formsAreTakenToo() {
		willPublish();
		assertThat(postForm("/ubicacion", "patente=ab12&ubicacion=Plaza+de+Armas&denuncia=1")).hasStatus(202)
			.bodyJson()
			.isLenientlyEqualTo("{\"ubicacion\":\"Plaza de Armas\",\"denuncia\":1}");
		assertThat(postForm("/captura", "patente=ab12")).hasStatus(202);
	}

	@Test
	void aMissingDenunciaIsDrawnFromTheEventsIdAndAnswered() {
		willPublish();
		for (int i = 0; i < 40; i++) {
			MvcTestResult answer = post("/ubicacion", "{\"patente\":\"A\",\"ubicacion\":\"Plaza\"}");
			int drawn = DenunciaDraw.orDrawn(null, idOf(answer), PROBABILITY);
			assertThat(answer).bodyJson().extractingPath("$.denuncia").isEqualTo(drawn);
			assertThat(published().lane()).isEqualTo(drawn);
		}
	}

	@Test
	void aRetryGetsTheSameIdAndTheSameDraw() {
		willPublish();
		for (int i = 0; i < 10; i++) {
			String key = "key-" + i;
			assertThat(bodyOf(retry(key))).isEqualTo(bodyOf(retry(key)));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/ubicacion | {} | patente,ubicacion
			/ubicacion | {"patente":" ","ubicacion":5,"denuncia":2} | denuncia,patente,ubicacion
			/ubicacion | {"patente":"A","ubicacion":[91,0]} | ubicacion
			/captura | {"patente":null} | patente
			/captura | {"patente":["A"]} | patente
			""")
	void everyBadFieldIsNamedAndNothingIsPublished(String route, String json, String fields) {
		assertThat(post(route, json)).hasStatus(400)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsExactlyInAnyOrder((Object[]) fields.split(","));
		then(this.publisher).should(never()).publish(anyList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ubicacion", "/captura" })
	void whatIsNoEventIsABadRequest(String route) {
		assertThat(post(route, "{")).hasStatus(400);
		assertThat(post(route, "[]")).hasStatus(400);
		assertThat(this.mvc.post().uri(route).contentType(MediaType.TEXT_PLAIN).content("x")).hasStatus(415);
		assertThat(this.mvc.get().uri(route)).hasStatus(405);
	}

	@Test
	void whatKafkaDidNotTakeIsSaidNotToBeWritten() {
		given(this.publisher.publish(anyList())).willReturn(CompletableFuture
			.failedFuture(new PublishException(PublishException.Outcome.NOT_WRITTEN, "Kafka is away.", null)));
		assertThat(post("/captura", "{\"patente\":\"A\"}")).hasStatus(503)
			.hasHeader("Retry-After", "1")
			.bodyJson()
			.extractingPath("$.outcome")
			.isEqualTo("not-written");
	}

	private void willPublish() {
		given(this.publisher.publish(anyList())).willReturn(CompletableFuture.completedFuture(null));
	}

	private MvcTestResult post(String route, String json) {
		return this.mvc.post().uri(route).contentType(MediaType.APPLICATION_JSON).content(json).exchange();
	}

	private MvcTestResult postForm(String route, String form) {
		return this.mvc.post().uri(route).contentType(MediaType.APPLICATION_FORM_URLENCODED).content(form).exchange();
	}

	private MvcTestResult retry(String key) {
		return this.mvc.post()
			.uri("/ubicacion")
			.header("Idempotency-Key", key)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"patente\":\"A\",\"ubicacion\":\"Plaza\"}")
			.exchange();
	}

	private static String idOf(MvcTestResult answer) {
		return JsonPath.read(bodyOf(answer), "$.id");
	}

	private static String bodyOf(MvcTestResult answer) {
		return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
	}

	private OutgoingRecord published() {
		ArgumentCaptor<List<OutgoingRecord>> records = ArgumentCaptor.captor();
		then(this.publisher).should(atLeastOnce()).publish(records.capture());
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
			return new GuildTime(Clock.fixed(Instant.parse("2026-11-23T18:00:00.5Z"), ZoneId.of("UTC")),
					ZoneId.of("America/Santiago"));
		}

		@Bean
		LocationRecords locationRecords() {
			return new LocationRecords(PROBABILITY);
		}

	}

}
