package cl.gremio.board.live;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever changes, ends and returns, in whatever order: a page that opens {@code /live},
 * reads the lists from the instance that they come from, and does what the stream says,
 * ends with what the lists hold.
 */
class LivePropertyTests {

	private static final int RUNS = 500;

	private static final int STEPS = 300;

	/** A page is often behind a small journal, and never behind a large one. */
	@ParameterizedTest
	@ValueSource(ints = { 300, 1_000_000 })
	void everyPageEndsWithTheLists(int bound) {
		for (int seed = 0; seed < RUNS; seed++) {
			LiveHubFixture live = new LiveHubFixture(bound);
			Random random = new Random(seed);
			for (int step = 0; step < STEPS; step++) {
				step(live, random);
			}
			end(live);
			for (StubPage page : live.pages) {
				for (String path : LiveHubFixture.PATHS) {
					assertThat(page.lists.get(path)).as("%s with the seed %d", path, seed)
						.isEqualTo(live.service.instance(LiveHubFixture.INSTANCES.get(0)).list(path));
				}
			}
		}
	}

	private static void step(LiveHubFixture live, Random random) {
		switch (random.nextInt(12)) {
			case 0, 1 -> live.service.change(pick(LiveHubFixture.PATHS, random), "k" + random.nextInt(5),
					(random.nextInt(4) != 0) ? "v" + random.nextInt(1000) : null);
			case 2, 3 -> live.service.instance(pick(LiveHubFixture.INSTANCES, random)).applyOne();
			case 4, 5 -> pickStream(live, random, StubListService.OpenStream::sendOne);
			case 6 -> {
				if (random.nextInt(8) == 0) {
					pickStream(live, random, (stream) -> stream.end(random.nextBoolean() ? null : new IOException()));
				}
			}
			case 7 -> {
				if (random.nextInt(8) == 0) {
					StubListService.Instance instance = live.service.instance(pick(LiveHubFixture.INSTANCES, random));
					instance.away = !instance.away;
				}
			}
			case 8 -> live.loop.runOne();
			case 9 -> live.loop.pass(Duration.ofMillis(random.nextInt(300)));
			case 10 -> {
				if (live.pages.size() < 3 && random.nextInt(5) == 0) {
					live.join();
				}
			}
			default -> {
				if (!live.pages.isEmpty()) {
					StubPage page = pick(live.pages, random);
					if (!page.unread.isEmpty() && random.nextBoolean()) {
						live.get(page);
					}
					else {
						page.read();
					}
				}
			}
		}
	}

	private static void end(LiveHubFixture live) {
		LiveHubFixture.INSTANCES.forEach((instance) -> live.service.instance(instance).away = false);
		live.settle(Duration.ofSeconds(10));
	}

	private static <T> T pick(List<T> from, Random random) {
		return from.get(random.nextInt(from.size()));
	}

	private static void pickStream(LiveHubFixture live, Random random, Consumer<StubListService.OpenStream> action) {
		if (!live.service.streams.isEmpty()) {
			action.accept(pick(live.service.streams, random));
		}
	}

}
