package cl.gremio.board.live;

import java.util.List;

import cl.gremio.board.upstream.Upstream;

/**
 * A list whose changes are passed on.
 *
 * @param service the service that has the list
 * @param path the list's path
 */
record UpstreamList(Upstream service, String path) {

	/** All lists, as the contract has them. */
	static final List<UpstreamList> ALL = List.of(new UpstreamList(Upstream.MEMBERS_CONSUMER, "/listmemberpre"),
			new UpstreamList(Upstream.MEMBERS_CONSUMER, "/listmembernopre"),
			new UpstreamList(Upstream.SALES_CONSUMER, "/ventadiaria"),
			new UpstreamList(Upstream.STOCK_CONSUMER, "/stock"),
			new UpstreamList(Upstream.STOCK_CONSUMER, "/reposicion"),
			new UpstreamList(Upstream.LOCATION_CONSUMER, "/carritos"),
			new UpstreamList(Upstream.LOCATION_CONSUMER, "/profugos"));

	/** Whether the rows are members. */
	boolean isOfMembers() {
		return this.service == Upstream.MEMBERS_CONSUMER;
	}

}
