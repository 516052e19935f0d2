package cl.gremio.benchmarks.http;

import cl.gremio.model.CartReport;
import cl.gremio.model.Event;
import cl.gremio.model.Hora;
import cl.gremio.model.InvalidEventException;
import cl.gremio.model.MemberApplication;
import cl.gremio.model.StockReport;
import cl.gremio.service.GuildTime;
import cl.gremio.service.http.EventFactory;
import cl.gremio.service.http.IdempotencyKey;
import cl.gremio.service.http.Recorded;

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
	ResponseEntity<Recorded<MemberApplication>> apply(@RequestBody MemberApplication application, IdempotencyKey key) {
		return Recorded.accepted(EventFactory.event("/new_member", key, application, this.time.now()));
	}

	@PostMapping("/echo/ubicacion")
	ResponseEntity<Recorded<CartReport>> report(@RequestBody CartReport report, IdempotencyKey key) {
		return Recorded.accepted(EventFactory.event("/ubicacion", key, report, this.time.now()));
	}

	@PostMapping("/echo/stock")
	ResponseEntity<Recorded<StockReport>> report(@RequestBody StockReport report, IdempotencyKey key)
			throws InvalidEventException {
		Event<StockReport> event = EventFactory.event("/stock", key, report, this.time.now());
		return Recorded.accepted(event.with(report.at(Hora.recorded(report.hora(), event.time(), this.time.zone()))));
	}

}
