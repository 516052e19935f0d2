package cl.gremio.board.door;

import java.util.List;

import cl.gremio.board.upstream.Upstream;

import org.springframework.http.HttpMethod;

/**
 * A route of a service.
 *
 * @param path the pattern of its path, as in the service's controller
 */
record Route(Upstream service, HttpMethod method, String path) {

	/** The routes of all services, but their {@code GET /} and actuator. */
	static final List<Route> ALL = List.of(post(Upstream.MEMBERS_PRODUCER, "/new_member"),
			post(Upstream.SALES_PRODUCER, "/sales"), post(Upstream.STOCK_PRODUCER, "/stock"),
			post(Upstream.LOCATION_PRODUCER, "/ubicacion"), post(Upstream.LOCATION_PRODUCER, "/captura"),
			get(Upstream.MEMBERS_CONSUMER, "/listmemberpre"), get(Upstream.MEMBERS_CONSUMER, "/listmembernopre"),
			get(Upstream.MEMBERS_CONSUMER, "/members/{dni}"), get(Upstream.SALES_CONSUMER, "/ventadiaria"),
			get(Upstream.SALES_CONSUMER, "/ventadiaria/total"), get(Upstream.SALES_CONSUMER, "/ventadiaria/horas"),
			get(Upstream.SALES_CONSUMER, "/ventadiaria/{patente}"), get(Upstream.SALES_CONSUMER, "/cierres"),
			get(Upstream.SALES_CONSUMER, "/cierres/{fecha}"), get(Upstream.STOCK_CONSUMER, "/stock"),
			get(Upstream.STOCK_CONSUMER, "/reposicion"), get(Upstream.LOCATION_CONSUMER, "/carritos"),
			get(Upstream.LOCATION_CONSUMER, "/carritos/{patente}"), get(Upstream.LOCATION_CONSUMER, "/profugos"));

	private static Route post(Upstream service, String path) {
		return new Route(service, HttpMethod.POST, path);
	}

	private static Route get(Upstream service, String path) {
		return new Route(service, HttpMethod.GET, path);
	}

}
