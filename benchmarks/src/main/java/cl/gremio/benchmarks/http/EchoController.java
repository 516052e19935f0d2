package cl.gremio.benchmarks.http;

import cl.gremio.model.LocationRequest;
import cl.gremio.model.MembershipRequest;
import cl.gremio.model.StockRequest;
import cl.gremio.model.event.Event;
import cl.gremio.web.event.AcceptedEvent;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers a POST without Kafka. The echo is the limit of the rows. */
@RestController
class EchoController {

	@PostMapping("/echo/new_member")
	ResponseEntity<AcceptedEvent<MembershipRequest>> apply(Event<MembershipRequest> application) {
		return AcceptedEvent.accepted(application);
	}

	@PostMapping("/echo/ubicacion")
	ResponseEntity<AcceptedEvent<LocationRequest>> reportLocation(Event<LocationRequest> report) {
		return AcceptedEvent.accepted(report);
	}

	@PostMapping("/echo/stock")
	ResponseEntity<AcceptedEvent<StockRequest>> reportStock(Event<StockRequest> report) {
		return AcceptedEvent.accepted(report);
	}

}
