package cl.gremio.board.upstream;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The instances of each service, in the order in which they are tried. Producers take
 * turns. The lists of a consumer come from the instance that the live results come from,
 * so that a reader who opens {@code /live} first and then reads a list misses nothing.
 */
public class Instances {

	private final Map<Upstream, List<URI>> addresses;

	/** The consumers' instances that the live results come from. */
	private final Map<Upstream, URI> preferred = new ConcurrentHashMap<>();

	private final AtomicInteger turn = new AtomicInteger();

	/**
	 * Creates the instances.
	 * @param addresses the base addresses of each service, without a path
	 */
	public Instances(Map<Upstream, List<URI>> addresses) {
		this.addresses = Map.copyOf(addresses);
	}

	/**
	 * The instances of a service, the one to be tried first at the head.
	 * @return base addresses such as {@code http://10.0.0.7:3001}, at least one
	 */
	public List<URI> of(Upstream service) {
		List<URI> all = this.addresses.get(service);
		if (all.size() == 1) {
			return all;
		}
		List<URI> inOrder = new ArrayList<>(all);
		int first = service.isProducer() ? Math.floorMod(this.turn.getAndIncrement(), all.size())
				: Math.max(0, all.indexOf(this.preferred.getOrDefault(service, all.get(0))));
		Collections.rotate(inOrder, -first);
		return inOrder;
	}

	/**
	 * Lets a consumer's lists come from an instance, as long as it connects.
	 * @param instance one of the service's addresses
	 */
	public void prefer(Upstream service, URI instance) {
		this.preferred.put(service, instance);
	}

}
