package cl.gremio.sales.producer;

import java.util.concurrent.CompletableFuture;

import cl.gremio.model.SaleRequest;
import cl.gremio.producer.OneOrMany;
import cl.gremio.producer.Recorder;
import cl.gremio.producer.publish.Publisher;
import cl.gremio.service.GuildTime;
import cl.gremio.web.event.EventFactory;
import cl.gremio.web.event.IdempotencyKey;
import cl.gremio.web.event.AcceptedEvent;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SaleController {

	static final String ROUTE = "/sales";

	private final Recorder recorder;

	private final SaleRecords records;

	private final BulkSales bulks;

	private final GuildTime time;

	SaleController(Publisher publisher, SaleRecords records, BulkSales bulks, GuildTime time) {
		this.recorder = new Recorder(publisher);
		this.records = records;
		this.bulks = bulks;
		this.time = time;
	}

	@PostMapping(ROUTE)
	CompletableFuture<? extends ResponseEntity<?>> sell(OneOrMany<SaleRequest> body, IdempotencyKey key) {
		if (body instanceof OneOrMany.Many<SaleRequest> many) {
			return this.bulks.sell(many.body(), key);
		}
		return sell(((OneOrMany.One<SaleRequest>) body).event(), key);
	}

	private CompletableFuture<ResponseEntity<AcceptedEvent<SaleRequest>>> sell(SaleRequest sale, IdempotencyKey key) {
		return this.recorder.record(EventFactory.event(ROUTE, key, sale, this.time.now()), this.records::of);
	}

}
