package cl.gremio.board.live;

import java.util.List;

import cl.gremio.board.upstream.Upstream;

/**
 * A list whose changes are passed on.
 *
 * @param service the service that has the list
 * @param path the list's path
 */
record LiveList(Upstream service, String path) {

	/** All lists, as the contract has them. */
	static final List<LiveList> ALL = List.of(new LiveList(Upstream.MEMBERS_CONSUMER, "/listmemberpre"),
			new LiveList(Upstream.MEMBERS_CONSUMER, "/listmembernopre"),
			new LiveList(Upstream.SALES_CONSUMER, "/ventadiaria"), new LiveList(Upstream.STOCK_CONSUMER, "/stock"),
			new LiveList(Upstream.STOCK_CONSUMER, "/reposicion"), new LiveList(Upstream.LOCATION_CONSUMER, "/carritos"),
			new LiveList(Upstream.LOCATION_CONSUMER, "/profugos"));

}
