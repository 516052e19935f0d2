package cl.gremio.sales.producer;

import java.util.concurrent.CompletableFuture;

import cl.gremio.model.SaleRequest;
import cl.gremio.producer.OneOrMany;
import cl.gremio.producer.Recorder;
import cl.gremio.producer.publish.Publisher;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SaleController {

	static final String ROUTE = "/sales";

	private final Recorder recorder;

	private final SaleRecords records;

	private final BulkSales bulks;

	SaleController(Publisher publisher, SaleRecords records, BulkSales bulks) {
		this.recorder = new Recorder(publisher);
		this.records = records;
		this.bulks = bulks;
	}

	@PostMapping(ROUTE)
	CompletableFuture<? extends ResponseEntity<?>> sell(OneOrMany<SaleRequest> sales) {
		if (sales instanceof OneOrMany.Many<SaleRequest> many) {
			return this.bulks.record(many.bulk());
		}
		return this.recorder.record(((OneOrMany.One<SaleRequest>) sales).event(), this.records::of);
	}

}
