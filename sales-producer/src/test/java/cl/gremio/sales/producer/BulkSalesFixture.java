package cl.gremio.sales.producer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import cl.gremio.model.event.CloudEvents;
import cl.gremio.producer.publish.Bulk;
import cl.gremio.producer.publish.OutgoingRecord;
import cl.gremio.producer.publish.Publisher;
import cl.gremio.producer.publish.TransactionalBulkPublisher;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.mockito.ArgumentCaptor;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.atLeastOnce;

/** Posts bulks of sales to the controller, and keeps what the controller publishes. */
abstract class BulkSalesFixture {

	static final String NDJSON = "application/x-ndjson";

	static final String JSON = "application/json";

	static final String ANA = sale("Ana", 3);

	static final String BETO = sale("Beto", 5);

	@Autowired
	MockMvcTester mvc;

	@MockitoBean
	Publisher publisher;

	@MockitoBean
	TransactionalBulkPublisher bulks;

	@BeforeEach
	void publish() {
		given(this.bulks.publish(any(), any())).willAnswer((call) -> {
			Bulk bulk = call.getArgument(0);
			return CompletableFuture.completedFuture(bulk.count());
		});
	}

	static String sale(String client, int count) {
		return "{\"client\":\"" + client + "\",\"count_sopaipillas\":" + count
				+ ",\"stock\":40,\"ubicacion\":\"Plaza\",\"patente_carro\":\"ab12\"}";
	}

	MvcTestResult post(String type, String body) {
		return answer(this.mvc.post().uri("/sales").contentType(type).content(body.getBytes(UTF_8)));
	}

	static MvcTestResult answer(MockMvcTester.MockMvcRequestBuilder request) {
		MvcTestResult result = request.asyncExchange();
		await().until(() -> !result.getRequest().isAsyncStarted());
		return result;
	}

	Bulk published() {
		return allPublished().get(0);
	}

	List<Bulk> allPublished() {
		ArgumentCaptor<Bulk> bulk = ArgumentCaptor.captor();
		then(this.bulks).should(atLeastOnce()).publish(bulk.capture(), any());
		return bulk.getAllValues();
	}

	static List<OutgoingRecord> records(Bulk bulk) {
		List<OutgoingRecord> records = new ArrayList<>();
		bulk.records().forEachRemaining(records::add);
		return records;
	}

	static List<String> headers(Bulk bulk, String name) {
		return records(bulk).stream()
			.map((record) -> CloudEvents.text(new RecordHeaders(record.headers()), name))
			.distinct()
			.toList();
	}

}
