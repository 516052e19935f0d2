package cl.gremio.board.door;

import java.net.URI;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;

import cl.gremio.board.door.UpstreamException.Progress;
import cl.gremio.board.upstream.Instances;
import cl.gremio.board.upstream.Upstream;
import cl.gremio.model.wire.OneLine;
import cl.gremio.service.logging.FailureText;
import cl.gremio.web.problem.PublishException;
import cl.gremio.web.problem.PublishException.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Forwards requests to the instances of one service. Another instance is tried only if
 * one does not connect, because then it has certainly not seen the request.
 */
class Forwarding implements HandlerFunction<ServerResponse> {

	private static final Logger log = LoggerFactory.getLogger(Forwarding.class);

	private final HandlerFunction<ServerResponse> exchange;

	private final Upstream service;

	private final Instances instances;

	/** Whether the last request found the service away. Set by the requests' threads. */
	private final AtomicBoolean away = new AtomicBoolean();

	/**
	 * Creates a handler.
	 * @param exchange sends a request to the instance that its attributes name
	 */
	Forwarding(HandlerFunction<ServerResponse> exchange, Upstream service, Instances instances) {
		this.exchange = exchange;
		this.service = service;
		this.instances = instances;
	}

	@Override
	public ServerResponse handle(ServerRequest request) throws Exception {
		Iterator<URI> untried = this.instances.of(this.service).iterator();
		while (true) {
			MvcUtils.setRequestUrl(request, untried.next());
			try {
				ServerResponse answer = this.exchange.handle(request);
				reportAnswer();
				return answer;
			}
			catch (UpstreamException ex) {
				if (ex.progress() != Progress.NOT_CONNECTED || !untried.hasNext()) {
					reportFailure(ex);
					throw problem(ex, request.method());
				}
			}
		}
	}

	private RuntimeException problem(UpstreamException failure, HttpMethod method) {
		String detail = "The " + this.service.label() + " does not answer at the moment.";
		if (method.equals(HttpMethod.POST)) {
			Outcome outcome = (failure.progress() == Progress.SENT) ? Outcome.UNKNOWN : Outcome.NOT_WRITTEN;
			return new PublishException(outcome, detail, failure);
		}
		return new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, detail, failure);
	}

	private void reportFailure(UpstreamException failure) {
		if (this.away.compareAndSet(false, true)) {
			log.warn("The {} does not answer: {}", OneLine.of(this.service.label()),
					FailureText.of((failure.getCause() != null) ? failure.getCause() : failure));
		}
	}

	private void reportAnswer() {
		if (this.away.get() && this.away.compareAndSet(true, false)) {
			log.info("The {} answers again", OneLine.of(this.service.label()));
		}
	}

}
