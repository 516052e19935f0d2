package cl.gremio.board.session;

import java.util.List;
import java.util.stream.Stream;

import cl.gremio.web.security.Caller;
import cl.gremio.web.security.RequestSecurity;

/** The routes that the page uses, so that it offers only what the reader may do. */
public final class PageRoutes {

	private static final List<String> OF_THE_BOARD = List.of("GET /live", "GET /servicios");

	private final List<String> all;

	private final RequestSecurity security;

	/**
	 * Creates the routes.
	 * @param ofServices the routes of all services, such as {@code GET /stock}
	 */
	public PageRoutes(Stream<String> ofServices, RequestSecurity security) {
		this.all = Stream.concat(ofServices, OF_THE_BOARD.stream()).toList();
		this.security = security;
	}

	/** The routes that a caller may use, such as {@code GET /stock}. */
	List<String> open(Caller caller) {
		return this.all.stream().filter((route) -> {
			String[] parts = route.split(" ");
			return this.security.mayUse(caller, parts[0], parts[1]);
		}).toList();
	}

}
