package cl.gremio.location.producer;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import cl.gremio.model.CaptureRequest;
import cl.gremio.model.LocationRequest;
import cl.gremio.model.event.Event;
import cl.gremio.producer.Recorder;
import cl.gremio.producer.publish.Publisher;
import cl.gremio.web.event.AcceptedEvent;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LocationController {

	private final Recorder recorder;

	private final LocationRecords records;

	LocationController(Publisher publisher, LocationRecords records) {
		this.recorder = new Recorder(publisher);
		this.records = records;
	}

	@PostMapping("/ubicacion")
	CompletableFuture<ResponseEntity<AcceptedEvent<LocationRequest>>> report(Event<LocationRequest> report) {
		return this.recorder.record(this.records.decided(report), (event) -> List.of(this.records.reported(event)));
	}

	@PostMapping("/captura")
	CompletableFuture<ResponseEntity<AcceptedEvent<CaptureRequest>>> capture(Event<CaptureRequest> capture) {
		return this.recorder.record(capture, (event) -> List.of(this.records.captured(event)));
	}

}
