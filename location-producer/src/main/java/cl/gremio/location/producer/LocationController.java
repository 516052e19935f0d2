package cl.gremio.location.producer;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import cl.gremio.model.Capture;
import cl.gremio.model.CartReport;
import cl.gremio.model.Event;
import cl.gremio.service.GuildTime;
import cl.gremio.service.http.EventFactory;
import cl.gremio.service.http.IdempotencyKey;
import cl.gremio.service.http.Recorded;
import cl.gremio.service.http.Recorder;
import cl.gremio.service.publish.Publisher;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LocationController {

	private static final String REPORTS = "/ubicacion";

	private static final String CAPTURES = "/captura";

	private final Recorder recorder;

	private final LocationRecords records;

	private final GuildTime time;

	LocationController(Publisher publisher, LocationRecords records, GuildTime time) {
		this.recorder = new Recorder(publisher);
		this.records = records;
		this.time = time;
	}

	@PostMapping(REPORTS)
	CompletableFuture<ResponseEntity<Recorded<CartReport>>> report(@RequestBody CartReport report, IdempotencyKey key) {
		Event<CartReport> event = this.records.decided(EventFactory.event(REPORTS, key, report, this.time.now()));
		return this.recorder.record(event, (first) -> List.of(this.records.reported(first)));
	}

	@PostMapping(CAPTURES)
	CompletableFuture<ResponseEntity<Recorded<Capture>>> capture(@RequestBody Capture capture, IdempotencyKey key) {
		Event<Capture> event = EventFactory.event(CAPTURES, key, capture, this.time.now());
		return this.recorder.record(event, (first) -> List.of(this.records.captured(first)));
	}

}
