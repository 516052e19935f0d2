package cl.gremio.consumer.live;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

import cl.gremio.consumer.readmodel.RowChanges;
import cl.gremio.consumer.readmodel.RowWatcher;
import cl.gremio.service.GuildTime;
import cl.gremio.web.stream.BatchSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;

class LiveListsTests {

	private final RowChanges changes = spy(new RowChanges());

	private final AtomicLong nanos = new AtomicLong();

	private final LiveLists lists = new LiveLists(this.changes, new RowText(JsonMapper.builder().build(),
			() -> Double.NaN, new GuildTime(Clock.systemUTC(), ZoneId.of("America/Santiago"))), this.nanos::get);

	@AfterEach
	void close() {
		this.lists.close();
	}

	@Test
	void readersOfEqualListsShareAFeed() {
		BatchSource first = open("a");
		BatchSource second = open("a");
		then(this.changes).should(times(1)).add(any());
		BatchSource other = open("b");
		then(this.changes).should(times(2)).add(any());
		first.close();
		then(this.changes).should(never()).remove(any());
		second.close();
		other.close();
		then(this.changes).should(times(2)).remove(any(RowWatcher.class));
	}

	@Test
	void aListThatNobodyReadsMayBeReadAgain() {
		open("a").close();
		BatchSource again = open("a");
		then(this.changes).should(times(2)).add(any());
		assertThat(text(again)).contains("event: listo");
	}

	@Test
	void everyFiveSecondsEachReaderGetsAPulse() {
		List<BatchSource> readers = List.of(open("a"), open("a"), open("b"));
		readers.forEach(LiveListsTests::text);
		for (int i = 0; i < 2; i++) {
			this.nanos.addAndGet(Duration.ofSeconds(5).toNanos());
			assertThat(readers)
				.allSatisfy((reader) -> assertThat(await().until(() -> text(reader), Predicate.not(String::isEmpty)))
					.startsWith("event: pulso\ndata: {\"time\":")
					.endsWith(",\"atraso\":null}\n\n"));
		}
	}

	private BatchSource open(String name) {
		return this.lists.open(new Empty(name), mock());
	}

	private static String text(BatchSource reader) {
		StringBuilder text = new StringBuilder();
		for (byte[] batch = reader.next(); batch != null; batch = reader.next()) {
			text.append(new String(batch, UTF_8));
		}
		return text.toString();
	}

	private record Empty(String name) implements LiveList<String> {

		@Override
		public Set<String> tables() {
			return Set.of();
		}

		@Override
		public String keyOf(String table, String tableKey) {
			return tableKey;
		}

		@Override
		public String keyOf(String row) {
			return row;
		}

		@Override
		public Optional<String> row(String key) {
			return Optional.empty();
		}

		@Override
		public Stream<String> rows(@Nullable String after) {
			return Stream.empty();
		}

	}

}
