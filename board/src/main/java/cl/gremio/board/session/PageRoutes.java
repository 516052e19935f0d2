package cl.gremio.board.session;

import java.util.List;
import java.util.stream.Stream;

import cl.gremio.board.door.DoorRoutes;
import cl.gremio.web.security.Caller;
import cl.gremio.web.security.RequestSecurity;

/** The routes that the page uses, so that it offers only what the reader may do. */
class PageRoutes {

	private static final List<String> ALL = Stream.concat(DoorRoutes.names(), Stream.of("GET /live", "GET /servicios"))
		.toList();

	private final RequestSecurity security;

	PageRoutes(RequestSecurity security) {
		this.security = security;
	}

	/** The routes that a caller may use, such as {@code GET /stock}. */
	List<String> open(Caller caller) {
		return ALL.stream().filter((route) -> {
			String[] parts = route.split(" ");
			return this.security.mayUse(caller, parts[0], parts[1]);
		}).toList();
	}

}
