package cl.gremio.web.stream;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opens a stream for each request, and keeps all of them. */
@RestController
class TestStreams {

	final List<OpenedStream> opened = new CopyOnWriteArrayList<>();

	final AtomicInteger closed = new AtomicInteger();

	private final EventStreams streams;

	volatile boolean broken;

	TestStreams(EventStreams streams) {
		this.streams = streams;
	}

	void forget() {
		this.opened.clear();
		this.closed.set(0);
		this.broken = false;
	}

	@GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.streams.open(request, response, (stream) -> {
			if (this.broken) {
				throw new IllegalStateException("a secret");
			}
			OpenedStream next = new OpenedStream(stream, this.closed::incrementAndGet);
			this.opened.add(next);
			return next;
		});
	}

}
