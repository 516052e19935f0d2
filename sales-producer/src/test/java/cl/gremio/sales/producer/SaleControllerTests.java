package cl.gremio.sales.producer;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import cl.gremio.model.event.CloudEvents;
import cl.gremio.producer.publish.OutgoingRecord;
import cl.gremio.producer.publish.Publisher;
import cl.gremio.producer.publish.TransactionalBulkPublisher;
import cl.gremio.web.problem.PublishException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
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

@WebMvcTest(SaleController.class)
@Import(SalesProducerBeans.class)
class SaleControllerTests {

	private static final String SALE = """
			{"client":" Ana ","count_sopaipillas":"3","hora":"10:30","stock":40,"ubicacion":[-33.45,-70.66],"patente_carro":"ab12"}""";

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Publisher publisher;

	@MockitoBean
	private TransactionalBulkPublisher bulks;

	@Test
	void aSaleIsAnsweredAsItWasRecorded() {
		willPublish();
		MvcTestResult answer = post(SALE);
		assertThat(answer).hasStatus(202).bodyJson().isLenientlyEqualTo("""
				{"client":"Ana","count_sopaipillas":3,"hora":"2026-11-23T10:30-03:00","stock":40,
				"ubicacion":"-33.45,-70.66","patente_carro":"AB12","time":1795456800}""");
		assertThat(answer).bodyJson().extractingPath("$.id").asString().isNotBlank();
	}

	@Test
	void aSaleIsOnePublicationForAllItsTopics() {
		willPublish();
		assertThat(post(SALE)).hasStatus(202);
		List<OutgoingRecord> records = published();
		assertThat(records).extracting(OutgoingRecord::topic).containsExactly("sales", "stock", "ubication");
		assertThat(records).allSatisfy((record) -> assertThat(record.key()).isEqualTo("AB12"));
		assertThat(records.get(1).value()).isEqualTo(records.get(0).value());
		assertThat(new String(records.get(2).value(), UTF_8))
			.isEqualTo("{\"patente\":\"AB12\",\"ubicacion\":\"-33.45,-70.66\",\"denuncia\":0,\"time\":1795440600}");
		assertThat(records.get(2).lane()).isZero();
		assertThat(records).extracting((record) -> header(record, CloudEvents.ID))
			.containsOnly(header(records.get(0), "ce_id"));
	}

	@Test
	void aFormIsTakenToo() {
		willPublish();
		assertThat(this.mvc.post()
			.uri("/sales")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.content("client=Ana&count_sopaipillas=3&stock=0&ubicacion=Plaza+de+Armas&patente_carro=ab12")
			.exchange()).hasStatus(202).bodyJson().isLenientlyEqualTo("""
					{"ubicacion":"Plaza de Armas","hora":"2026-11-23T15:00-03:00","stock":0}""");
	}

	@Test
	void aRetryGetsTheSameId() {
		willPublish();
		assertThat(idOf("k1", SALE)).isEqualTo(idOf("k1", SALE.replace("40", "39"))).isNotEqualTo(idOf("k2", SALE));
	}

	@Test
	void everyBadFieldIsNamedAndNothingIsPublished() {
		assertThat(post("{\"count_sopaipillas\":0,\"stock\":-1,\"ubicacion\":5,\"hora\":\"x\"}")).hasStatus(400)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsExactlyInAnyOrder("client", "count_sopaipillas", "stock", "ubicacion", "patente_carro", "hora");
		then(this.publisher).should(never()).publish(anyList());
	}

	@Test
	void aTimeMoreThanAnHourAheadIsABadField() {
		assertThat(post(SALE.replace("10:30", "2026-11-23T16:00:01-03:00"))).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("hora");
	}

	@Test
	void whatKafkaDidNotTakeIsSaidNotToBeWritten() {
		given(this.publisher.publish(anyList())).willReturn(CompletableFuture
			.failedFuture(new PublishException(PublishException.Outcome.NOT_WRITTEN, "Kafka is away.", null)));
		assertThat(post(SALE)).hasStatus(503)
			.hasHeader("Retry-After", "1")
			.bodyJson()
			.extractingPath("$.outcome")
			.isEqualTo("not-written");
	}

	private void willPublish() {
		given(this.publisher.publish(anyList())).willReturn(CompletableFuture.completedFuture(null));
	}

	private MvcTestResult post(String json) {
		return this.mvc.post().uri("/sales").contentType(MediaType.APPLICATION_JSON).content(json).exchange();
	}

	private Object idOf(String key, String json) {
		MvcTestResult answer = this.mvc.post()
			.uri("/sales")
			.header("Idempotency-Key", key)
			.contentType(MediaType.APPLICATION_JSON)
			.content(json)
			.exchange();
		AtomicReference<Object> id = new AtomicReference<>();
		assertThat(answer).hasStatus(202).bodyJson().extractingPath("$.id").satisfies(id::set);
		return id.get();
	}

	private List<OutgoingRecord> published() {
		ArgumentCaptor<List<OutgoingRecord>> records = ArgumentCaptor.captor();
		then(this.publisher).should().publish(records.capture());
		return records.getValue();
	}

	private static String header(OutgoingRecord record, String name) {
		return CloudEvents.text(new RecordHeaders(record.headers()), name);
	}

}
