package cl.gremio.sales.producer;

import java.util.concurrent.CompletableFuture;

import cl.gremio.model.Event;
import cl.gremio.model.Hora;
import cl.gremio.model.InvalidEventException;
import cl.gremio.model.Sale;
import cl.gremio.service.GuildTime;
import cl.gremio.service.http.EventFactory;
import cl.gremio.service.http.IdempotencyKey;
import cl.gremio.service.http.OneOrMany;
import cl.gremio.service.http.Recorded;
import cl.gremio.service.http.Recorder;
import cl.gremio.service.publish.Publisher;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
	CompletableFuture<? extends ResponseEntity<?>> sell(@RequestBody OneOrMany<Sale> body, IdempotencyKey key)
			throws InvalidEventException {
		if (body instanceof OneOrMany.Many<Sale> many) {
			return this.bulks.sell(many.body(), key);
		}
		return sell(((OneOrMany.One<Sale>) body).event(), key);
	}

	private CompletableFuture<ResponseEntity<Recorded<Sale>>> sell(Sale sale, IdempotencyKey key)
			throws InvalidEventException {
		Event<Sale> taken = EventFactory.event(ROUTE, key, sale, this.time.now());
		Event<Sale> event = taken.with(sale.at(Hora.recorded(sale.hora(), taken.time(), this.time.zone())));
		return this.recorder.record(event, this.records::of);
	}

}
