package cl.gremio.stock.producer;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import cl.gremio.model.CloudEvents;
import cl.gremio.model.Event;
import cl.gremio.model.EventWriter;
import cl.gremio.model.Hora;
import cl.gremio.model.InvalidEventException;
import cl.gremio.model.StockReport;
import cl.gremio.model.Topics;
import cl.gremio.service.GuildTime;
import cl.gremio.service.http.EventFactory;
import cl.gremio.service.http.IdempotencyKey;
import cl.gremio.service.http.Recorded;
import cl.gremio.service.http.Recorder;
import cl.gremio.service.publish.Outgoing;
import cl.gremio.service.publish.Publisher;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StockController {

	private static final String ROUTE = "/stock";

	private final Recorder recorder;

	private final GuildTime time;

	StockController(Publisher publisher, GuildTime time) {
		this.recorder = new Recorder(publisher);
		this.time = time;
	}

	@PostMapping(ROUTE)
	CompletableFuture<ResponseEntity<Recorded<StockReport>>> report(@RequestBody StockReport report, IdempotencyKey key)
			throws InvalidEventException {
		Event<StockReport> taken = EventFactory.event(ROUTE, key, report, this.time.now());
		Event<StockReport> event = taken.with(report.at(Hora.recorded(report.hora(), taken.time(), this.time.zone())));
		return this.recorder.record(event, (first) -> List.of(recordOf(first)));
	}

	private static Outgoing recordOf(Event<StockReport> event) {
		return new Outgoing(Topics.STOCK, event.data().plate(), EventWriter.toJson(event.data()),
				CloudEvents.headers(event, "/stock-producer", "cl.gremio.stock.reported"), event.time());
	}

}
