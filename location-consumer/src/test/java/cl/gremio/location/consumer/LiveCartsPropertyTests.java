package cl.gremio.location.consumer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cl.gremio.consumer.live.LiveList;
import cl.gremio.consumer.live.LiveListHarness;
import cl.gremio.consumer.readmodel.Projections;
import cl.gremio.consumer.readmodel.ReadModelHarness;
import cl.gremio.model.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any sequence of changes, rounds, cuts and reconnections ends with the list of the GET.
 * The oracle is the GET's own code.
 */
class LiveCartsPropertyTests {

	private static final int PLATES = 90;

	private static final int READERS = 3;

	private final ReadModelHarness facts = new ReadModelHarness(new Projections(CartTables.PROJECTIONS));

	private final CartTables tables = new CartTables(this.facts.readModel());

	@AfterEach
	void close() {
		this.facts.close();
	}

	static Stream<Long> seeds() {
		return new Random(26).longs(12).boxed();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void everyReaderEndsWithTheListOfTheGet(long seed) {
		Random random = new Random(seed);
		for (LiveList<?> list : lists()) {
			live(new LiveListHarness<>(list, this.facts.changes()), random);
		}
	}

	private <T> void live(LiveListHarness<T> list, Random random) {
		List<LiveListHarness<T>.Reader> readers = new ArrayList<>();
		IntStream.range(0, READERS).forEach((number) -> readers.add(list.open()));
		for (int step = 0; step < 400; step++) {
			int reader = random.nextInt(READERS);
			switch (random.nextInt(8)) {
				case 0 -> list.tell();
				case 1, 2 -> readers.get(reader).read();
				case 3 -> {
					if (random.nextInt(20) == 0) {
						readers.get(reader).close();
						readers.set(reader, list.open());
					}
				}
				default -> change(random);
			}
		}
		list.tell();
		readers.forEach(LiveListHarness.Reader::readAll);
		assertThat(readers).allSatisfy((reader) -> {
			assertThat(reader.isReady()).isTrue();
			assertThat(reader.rows()).isEqualTo(list.answer());
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4 })
	void soDoesAReaderBesideAWriter(int list) throws Exception {
		beside(new LiveListHarness<>(lists().get(list), this.facts.changes()));
	}

	private <T> void beside(LiveListHarness<T> list) throws Exception {
		AtomicBoolean written = new AtomicBoolean();
		CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
			Random random = new Random(1);
			IntStream.range(0, 8000).forEach((number) -> change(random));
			written.set(true);
		});
		CompletableFuture<Void> telling = CompletableFuture.runAsync(() -> {
			while (!written.get()) {
				list.tell();
			}
		});
		Random random = new Random(2);
		List<LiveListHarness<T>.Reader> readers = new ArrayList<>();
		IntStream.range(0, READERS).forEach((number) -> readers.add(list.open()));
		while (!written.get()) {
			int reader = random.nextInt(READERS);
			readers.get(reader).read();
			if (random.nextInt(200) == 0) {
				readers.get(reader).close();
				readers.set(reader, list.open());
			}
		}
		CompletableFuture.allOf(writing, telling).get();
		list.tell();
		list.tell();
		readers.forEach(LiveListHarness.Reader::readAll);
		assertThat(readers).allSatisfy((reader) -> assertThat(reader.rows()).isEqualTo(list.answer()));
	}

	private List<LiveList<?>> lists() {
		return List.of(new CartList(this.tables, null), new CartList(this.tables, CartStatus.ACTIVO),
				new CartList(this.tables, CartStatus.PERDIDO), new CartList(this.tables, CartStatus.PROFUGO),
				new FugitiveList(this.tables));
	}

	private void change(Random random) {
		String plate = "A\n%03d".formatted(random.nextInt(PLATES));
		switch (random.nextInt(6)) {
			case 0 -> this.facts.apply(Topics.CARTS_FUGITIVES, plate,
					new FugitiveFact(plate, "Puerto", random.nextInt(100), 7L, null));
			case 1 -> this.facts.apply(Topics.CARTS_FUGITIVES, plate,
					new FugitiveFact(plate, "Puerto", random.nextInt(100), null, 9L));
			case 2 -> this.facts.applyRaw(random.nextBoolean() ? Topics.CARTS_SIGHTINGS : Topics.CARTS_FUGITIVES, plate,
					null);
			case 3 -> this.facts.apply(Topics.CARTS_SIGHTINGS, plate,
					new SightingFact(plate, "Plaza", random.nextInt(100), CartStatus.PERDIDO));
			default -> this.facts.apply(Topics.CARTS_SIGHTINGS, plate,
					new SightingFact(plate, "Plaza", random.nextInt(100), CartStatus.ACTIVO));
		}
	}

}
