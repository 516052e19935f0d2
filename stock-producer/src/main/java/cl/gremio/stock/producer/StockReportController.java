package cl.gremio.stock.producer;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import cl.gremio.model.StockRequest;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.event.Event;
import cl.gremio.model.topic.Topics;
import cl.gremio.model.wire.WireWriter;
import cl.gremio.producer.Recorder;
import cl.gremio.producer.publish.OutgoingRecord;
import cl.gremio.producer.publish.Publisher;
import cl.gremio.web.event.AcceptedEvent;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StockReportController {

	private final Recorder recorder;

	StockReportController(Publisher publisher) {
		this.recorder = new Recorder(publisher);
	}

	@PostMapping("/stock")
	CompletableFuture<ResponseEntity<AcceptedEvent<StockRequest>>> report(Event<StockRequest> report) {
		return this.recorder.record(report, (event) -> List.of(recordOf(event)));
	}

	private static OutgoingRecord recordOf(Event<StockRequest> event) {
		return new OutgoingRecord(Topics.STOCK, event.data().plate(), WireWriter.toJson(event.data()),
				CloudEvents.headers(event, "/stock-producer", "cl.gremio.stock.reported"), event.time());
	}

}
