package cl.gremio.board.status;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ServiceStateController {

	private final ServicePoller poller;

	ServiceStateController(ServicePoller poller) {
		this.poller = poller;
	}

	/**
	 * Answers the eight services. The board is not among them: who gets the answer knows
	 * that the board is there.
	 */
	@GetMapping("/servicios")
	CompletableFuture<ResponseEntity<List<ServiceStateView>>> services() {
		return this.poller.states().thenApply(ResponseEntity::ok);
	}

}
