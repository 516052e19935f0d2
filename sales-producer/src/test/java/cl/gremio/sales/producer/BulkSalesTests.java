package cl.gremio.sales.producer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import cl.gremio.model.event.CloudEvents;
import cl.gremio.producer.publish.Bulk;
import cl.gremio.producer.publish.OutgoingRecord;
import cl.gremio.web.problem.PublishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willReturn;

/** Sales that come in one body are one publication. */
@WebMvcTest(SaleController.class)
@Import(SalesProducerBeans.class)
class BulkSalesTests extends BulkSalesFixture {

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

}
