package cl.gremio.members.producer;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

import cl.gremio.producer.publish.OutgoingRecord;
import cl.gremio.service.GuildTime;
import cl.gremio.web.problem.PublishException;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(MembershipController.class)
@Import(RecordingPublisher.class)
class MembershipControllerTests {

	private static final Instant NOW = Instant.parse("2026-11-23T15:00:00.123Z");

	private static final String ANA = """
			{"name":" Ana ","lastname":"Soto","dni":" 1-9 ","mail":"a@x.cl","patente":" ab12 ","premium":1,"otro":5}""";

	private static final String RECORDED = """
			{"name":"Ana","lastname":"Soto","dni":"1-9","mail":"a@x.cl","patente":"AB12","premium":1}""";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private RecordingPublisher publisher;

	@TestBean
	private GuildTime time;

	static GuildTime time() {
		ZoneId zone = ZoneId.of("America/Santiago");
		return new GuildTime(Clock.fixed(NOW, zone), zone);
	}

	@BeforeEach
	void reset() {
		this.publisher.reset();
	}

	@Test
	void anApplicationIsAnsweredAsItWasRecorded() {
		MvcTestResult result = post(ANA);
		assertThat(result).hasStatus(202).hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
		assertThat(result).bodyText()
			.isEqualTo(RECORDED.substring(0, RECORDED.length() - 1)
					+ ",\"id\":\"%s\",\"time\":%d}".formatted(id(result), NOW.getEpochSecond()));
	}

	@Test
	void anApplicationIsPublishedByDniWithItsMetadata() {
		MvcTestResult result = post(ANA);
		OutgoingRecord record = published();
		assertThat(record.topic()).isEqualTo("members");
		assertThat(record.key()).isEqualTo("1-9");
		assertThat(record.time()).isEqualTo(NOW);
		assertThat(new String(record.value(), UTF_8)).isEqualTo(RECORDED);
		assertThat(headers(record)).isEqualTo(Map.of("ce_specversion", "1.0", "ce_id", id(result), "ce_source",
				"/members-producer", "ce_type", "cl.gremio.member.applied", "ce_time", "2026-11-23T15:00:00.123Z",
				"content-type", "application/json"));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "missing", value = { "1,1", "\"1\",1", "true,1", "\"true\",1", "0,0", "\"0\",0", "false,0",
			"missing,0", "null,0", "\"\",0" })
	void premiumTravelsInALaneOfItsOwn(String premium, int lane) {
		assertThat(post(application(premium))).hasStatus(202).bodyJson().extractingPath("premium").isEqualTo(lane);
		assertThat(published().lane()).isEqualTo(lane);
	}

	@Test
	void aFormIsAnApplicationToo() {
		assertThat(this.mvc.post()
			.uri("/new_member")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.content("name=Ana&lastname=Soto&dni=1-9&mail=a%40x.cl&patente=ab12&premium=1")).hasStatus(202);
		assertThat(new String(published().value(), UTF_8)).isEqualTo(RECORDED);
	}

	@Test
	void aRetryHasTheSameIdAndIsMarked() {
		String first = id(retriable("llave", ANA));
		assertThat(headers(published())).containsEntry("ce_id", first).containsEntry("ce_idempotencykey", "llave");
		assertThat(id(retriable("llave", application("0")))).isEqualTo(first);
		assertThat(id(retriable("otra", ANA))).isNotEqualTo(first);
	}

	@Test
	void allBadFieldsAreNamedAndNothingIsPublished() {
		MvcTestResult result = post(
				"{\"name\":\" \",\"lastname\":[],\"mail\":\"%s\",\"premium\":2}".formatted("x".repeat(201)));
		assertThat(result).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson()
			.extractingPath("errors[*].field")
			.asArray()
			.containsExactlyInAnyOrder("name", "lastname", "dni", "mail", "patente", "premium");
		assertThat(this.publisher.published()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "{", "not json" })
	void whatIsNoJsonObjectIsRefused(String body) {
		assertThat(post(body)).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(this.publisher.published()).isEmpty();
	}

	@Test
	void whatCannotBeAnsweredIsNotPublished() {
		assertThat(this.mvc.get().uri("/new_member")).hasStatus(405);
		assertThat(this.mvc.post().uri("/new_member").contentType(MediaType.TEXT_PLAIN).content(ANA)).hasStatus(415);
		assertThat(this.mvc.post()
			.uri("/new_member")
			.contentType(MediaType.APPLICATION_JSON)
			.accept(MediaType.TEXT_HTML)
			.content(ANA)).hasStatus(406);
		assertThat(post(ANA + " ".repeat(64 * 1024))).hasStatus(413);
		assertThat(this.publisher.published()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "NOT_WRITTEN,not-written", "UNKNOWN,unknown" })
	void noConfirmationIsNoPromise(PublishException.Outcome outcome, String wireName) {
		this.publisher.failWith(new PublishException(outcome, "Kafka did not answer.", null));
		MvcTestResult result = post(ANA);
		assertThat(result).hasStatus(503)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.containsHeader("Retry-After");
		assertThat(result).bodyJson().extractingPath("outcome").isEqualTo(wireName);
	}

	private MvcTestResult post(String json) {
		return this.mvc.post().uri("/new_member").contentType(MediaType.APPLICATION_JSON).content(json).exchange();
	}

	private MvcTestResult retriable(String key, String json) {
		return this.mvc.post()
			.uri("/new_member")
			.header("Idempotency-Key", key)
			.contentType(MediaType.APPLICATION_JSON)
			.content(json)
			.exchange();
	}

	private static String application(String premium) {
		return "{\"name\":\"Ana\",\"lastname\":\"Soto\",\"dni\":19,\"mail\":\"a@x.cl\",\"patente\":\"ab12\"%s}"
			.formatted((premium != null) ? ",\"premium\":" + premium : "");
	}

	private OutgoingRecord published() {
		assertThat(this.publisher.published()).hasSize(1);
		return this.publisher.published().get(0);
	}

	private static Map<String, String> headers(OutgoingRecord record) {
		Map<String, String> headers = new HashMap<>();
		record.headers().forEach((header) -> headers.put(header.key(), new String(header.value(), UTF_8)));
		return headers;
	}

	private static String id(MvcTestResult result) {
		return JsonPath.read(new String(result.getResponse().getContentAsByteArray(), UTF_8), "$.id");
	}

}
