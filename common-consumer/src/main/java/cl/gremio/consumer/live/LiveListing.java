package cl.gremio.consumer.live;

import cl.gremio.web.list.Listing;

/**
 * A list as the body of an answer, which is a stream for a client that asks for one.
 *
 * @param <T> the type of the entries
 */
public final class LiveListing<T> extends Listing<T> {

	private final LiveList<?> list;

	/**
	 * Adds a stream to a list.
	 * @param listing the answer to a client that asks for no stream
	 */
	public LiveListing(Listing<T> listing, LiveList<?> list) {
		super(listing);
		this.list = list;
	}

	LiveList<?> list() {
		return this.list;
	}

}
