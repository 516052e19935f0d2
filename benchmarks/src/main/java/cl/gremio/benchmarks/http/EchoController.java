package cl.gremio.benchmarks.http;

import cl.gremio.model.LocationRequest;
import cl.gremio.model.MembershipRequest;
import cl.gremio.model.StockRequest;
import cl.gremio.service.GuildTime;
import cl.gremio.web.event.EventFactory;
import cl.gremio.web.event.IdempotencyKey;
import cl.gremio.web.event.AcceptedEvent;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What is left of a POST without Kafka: the limit that it is held against. */
@RestController
class EchoController {

	private final GuildTime time;

	EchoController(GuildTime time) {
		this.time = time;
	}

	@PostMapping("/echo/new_member")
	ResponseEntity<AcceptedEvent<MembershipRequest>> apply(@RequestBody MembershipRequest application,
			IdempotencyKey key) {
		return AcceptedEvent.accepted(EventFactory.event("/new_member", key, application, this.time.now()));
	}

	@PostMapping("/echo/ubicacion")
	ResponseEntity<AcceptedEvent<LocationRequest>> report(@RequestBody LocationRequest report, IdempotencyKey key) {
		return AcceptedEvent.accepted(EventFactory.event("/ubicacion", key, report, this.time.now()));
	}

	@PostMapping("/echo/stock")
	ResponseEntity<AcceptedEvent<StockRequest>> report(@RequestBody StockRequest report, IdempotencyKey key) {
		return AcceptedEvent.accepted(EventFactory.event("/stock", key, report, this.time.now()));
	}

}
