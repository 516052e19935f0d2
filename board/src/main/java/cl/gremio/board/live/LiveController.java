package cl.gremio.board.live;

import java.io.IOException;

import cl.gremio.board.session.BoardSession;
import cl.gremio.web.security.Caller;
import cl.gremio.web.stream.EventStreams;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LiveController {

	private static final Logger log = LoggerFactory.getLogger(LiveController.class);

	private static final String SESSION = LiveController.class.getName() + ".SESSION";

	private final LiveHub hub;

	private final EventStreams streams;

	LiveController(LiveHub hub, EventStreams streams) {
		this.hub = hub;
		this.streams = streams;
	}

	/** Answers the first reader when the lists are live: it reads them once then. */
	@GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	void live(HttpServletRequest request, HttpServletResponse response) throws IOException {
		boolean isResumed = request.getDispatcherType() == DispatcherType.ASYNC;
		if (this.hub.isPrepared() || isResumed) {
			Audience audience = Audience.of(Caller.of(request));
			BoardSession session = isResumed ? (BoardSession) request.getAttribute(SESSION) : BoardSession.of(request);
			this.streams.open(request, response, (stream) -> {
				LiveReader reader = this.hub.join(audience, stream::wake);
				return (session != null) ? session.bind(stream, reader) : reader;
			});
		}
		else {
			// The reader may log out before the lists are live
			request.setAttribute(SESSION, BoardSession.of(request));
			AsyncContext async = request.startAsync(request, response);
			this.hub.prepare().thenRun(() -> resume(async));
		}
	}

	private static void resume(AsyncContext async) {
		try {
			async.dispatch();
		}
		catch (IllegalStateException ex) {
			log.debug("The reader went away", ex);
		}
	}

}
