package cl.gremio.location.producer;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import cl.gremio.model.CaptureRequest;
import cl.gremio.model.LocationRequest;
import cl.gremio.model.event.Event;
import cl.gremio.producer.Recorder;
import cl.gremio.producer.publish.Publisher;
import cl.gremio.service.GuildTime;
import cl.gremio.web.event.EventFactory;
import cl.gremio.web.event.IdempotencyKey;
import cl.gremio.web.event.AcceptedEvent;

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
	CompletableFuture<ResponseEntity<AcceptedEvent<LocationRequest>>> report(@RequestBody LocationRequest report,
			IdempotencyKey key) {
		Event<LocationRequest> event = this.records.decided(EventFactory.event(REPORTS, key, report, this.time.now()));
		return this.recorder.record(event, (first) -> List.of(this.records.reported(first)));
	}

	@PostMapping(CAPTURES)
	CompletableFuture<ResponseEntity<AcceptedEvent<CaptureRequest>>> capture(@RequestBody CaptureRequest capture,
			IdempotencyKey key) {
		Event<CaptureRequest> event = EventFactory.event(CAPTURES, key, capture, this.time.now());
		return this.recorder.record(event, (first) -> List.of(this.records.captured(first)));
	}

}
