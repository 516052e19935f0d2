package cl.gremio.board.live;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cl.gremio.board.upstream.Instances;
import cl.gremio.board.upstream.Upstream;
import cl.gremio.web.privacy.MemberMask;

/** A hub over a stub of one service with two instances and two lists. */
class LiveHubFixture {

	private static final Upstream SERVICE = Upstream.STOCK_CONSUMER;

	static final List<URI> INSTANCES = List.of(URI.create("http://one"), URI.create("http://two"));

	static final List<UpstreamList> LISTS = List.of(new UpstreamList(SERVICE, "/stock"),
			new UpstreamList(SERVICE, "/reposicion"));

	static final List<String> PATHS = LISTS.stream().map(UpstreamList::path).toList();

	static final Duration LINGER = Duration.ofSeconds(60);

	final ManualEventLoop loop = new ManualEventLoop();

	final StubListService service = new StubListService(INSTANCES);

	final List<StubPage> pages = new ArrayList<>();

	private final Instances instances = new Instances(Map.of(SERVICE, INSTANCES));

	final LiveHub hub;

	/**
	 * Creates a hub without readers.
	 * @param bound the bytes that the journal holds
	 */
	LiveHubFixture(int bound) {
		MemberMask mask = new MemberMask(() -> new byte[] { 1 });
		Journals journals = new Journals(bound, LiveEvents.resets(LISTS), mask);
		this.hub = new LiveHub(LISTS, this.instances, this.service, journals, this.loop, LINGER, () -> 1);
	}

	/** Opens a page as the controller does for the first reader. */
	StubPage open() {
		this.hub.prepare();
		settle(Duration.ofSeconds(2));
		return join();
	}

	/** Opens a page at once. */
	StubPage join() {
		Audience audience = Audience.values()[this.pages.size() % Audience.values().length];
		StubPage page = new StubPage(this.hub.join(audience, () -> {
		}), PATHS);
		this.pages.add(page);
		return page;
	}

	/** Lets everything happen that nothing hinders. */
	void settle(Duration time) {
		for (Duration past = Duration.ZERO; past.compareTo(time) < 0; past = past.plusMillis(250)) {
			this.service.catchUp();
			this.service.sendAll();
			this.loop.pass(Duration.ofMillis(250));
			this.pages.forEach(this::readAll);
		}
	}

	private void readAll(StubPage page) {
		while (page.read()) {
			continue;
		}
		int unread = page.unread.size();
		for (int i = 0; i < unread; i++) {
			get(page);
		}
	}

	/** Lets a page read a list that it must read, if the door finds an instance. */
	void get(StubPage page) {
		this.instances.of(SERVICE)
			.stream()
			.map(this.service::instance)
			.filter((instance) -> !instance.away)
			.findFirst()
			.ifPresent((instance) -> page.get(instance::list));
	}

}
