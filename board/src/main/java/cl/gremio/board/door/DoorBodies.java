package cl.gremio.board.door;

import java.util.stream.Stream;

import cl.gremio.web.body.BulkRoute;
import cl.gremio.web.body.PostRoutes;
import cl.gremio.web.body.ReceivedBodies;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * How bodies pass the door. The body of a single event is received before it is
 * forwarded, without a thread that waits for the client. A bulk passes as it comes.
 */
class DoorBodies implements ReceivedBodies {

	/** The board's own route with a body. */
	private static final String LOGIN = "/login";

	private final PostRoutes routes = new PostRoutes(Stream
		.concat(Route.ALL.stream().filter((route) -> route.method().equals(HttpMethod.POST)).map(Route::path),
				Stream.of(LOGIN))
		.map(PathPatternParser.defaultInstance::parse)
		.toList());

	private final BulkRoute bulk;

	private final DataSize maxOfOne;

	/**
	 * Creates the rule.
	 * @param bulk the route that takes bulks
	 * @param maxOfOne the largest body of a single event
	 */
	DoorBodies(BulkRoute bulk, DataSize maxOfOne) {
		this.bulk = bulk;
		this.maxOfOne = maxOfOne;
	}

	@Override
	public boolean test(HttpServletRequest request) {
		return this.routes.test(request) && !isStreamed(request);
	}

	/**
	 * Whether a request may bring more than one event can be. The length of a chunked
	 * body is unknown; an announced length beyond the limit is refused before it is sent.
	 */
	boolean isStreamed(HttpServletRequest request) {
		long length = request.getContentLengthLong();
		return this.bulk.mayTake(request) && (length < 0 || length > this.maxOfOne.toBytes())
				&& length <= this.bulk.maxBody().toBytes();
	}

}
