package cl.gremio.consumer.live;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import cl.gremio.consumer.live.Words.Word;
import cl.gremio.consumer.readmodel.ChangedRow;
import cl.gremio.consumer.readmodel.RowChanges;
import cl.gremio.service.GuildTime;
import cl.gremio.web.stream.EventStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

class FeedTests {

	private static final GuildTime TIME = new GuildTime(Clock.fixed(Instant.ofEpochSecond(100), ZoneOffset.UTC),
			ZoneId.of("America/Santiago"));

	private final Words words = new Words();

	private final Feed<Word> feed = new Feed<>(this.words, new RowChanges(),
			new RowText(JsonMapper.builder().build(), () -> 0.5, TIME));

	private final Map<FeedReader<Word>, EventStream> streams = new HashMap<>();

	@Test
	void aReaderIsToldTheRowsThenThatTheyAreCompleteThenTheChanges() {
		this.words.put("b", "two");
		this.words.put("a\nx", "one");
		FeedReader<Word> reader = join();
		assertThat(text(reader)).isEqualTo("""
				event: fila
				id: a%0Ax
				data: "one"

				event: fila
				id: b
				data: "two"

				event: listo
				data: {}

				event: pulso
				data: {"time":100,"atraso":0.5}

				""");
		change("b", "three");
		change("a\nx", null);
		assertThat(text(reader)).isEmpty();
		this.feed.tell();
		assertThat(text(reader)).isEqualTo("""
				event: fila
				id: b
				data: "three"

				event: quitada
				data: {"clave":"a\\nx"}

				""");
	}

	@Test
	void aThousandReadersCostOneReadingOfAChange() {
		List<FeedReader<Word>> readers = IntStream.range(0, 1000).mapToObj((number) -> joinAndRead()).toList();
		this.words.reads = 0;
		change("a", "one");
		this.feed.tell();
		assertThat(this.words.reads).as("before and after the change").isEqualTo(2);
		byte[] shared = readers.get(0).next();
		assertThat(readers.subList(1, 1000)).allSatisfy((reader) -> assertThat(reader.next()).isSameAs(shared));
	}

	@Test
	void changesOfOneRowAreToldOnceARound() {
		FeedReader<Word> reader = joinAndRead();
		IntStream.range(0, 100).forEach((number) -> change("a", "number " + number));
		this.feed.tell();
		assertThat(text(reader)).isEqualTo("event: fila\nid: a\ndata: \"number 99\"\n\n");
	}

	@Test
	void aRowThatWasNotThereDoesNotLeave() {
		FeedReader<Word> reader = joinAndRead();
		change("a", null);
		this.feed.tell();
		change("b", "one");
		change("b", null);
		this.feed.tell();
		assertThat(text(reader)).isEmpty();
	}

	@Test
	void aChangeOfAnotherTableOrListIsNone() {
		FeedReader<Word> reader = joinAndRead();
		this.words.put("a", "one");
		this.feed.beforeChange(List.of(new ChangedRow("others", "a"), new ChangedRow("words", "-a")));
		this.feed.tell();
		assertThat(text(reader)).isEmpty();
	}

	@Test
	void aChangeWhileTheRowsAreReadIsToldAfterwards() {
		IntStream.range(0, 1000).forEach((number) -> this.words.put("k%04d".formatted(number), "old"));
		FeedReader<Word> reader = join();
		String first = new String(reader.next(), UTF_8);
		assertThat(first).contains("k0000").doesNotContain("k0999");
		change("k0000", "new");
		change("k0001", null);
		this.feed.tell();
		change("k0002", "newest");
		assertThat(text(reader)).endsWith("""
				event: fila
				id: k0000
				data: "new"

				event: quitada
				data: {"clave":"k0001"}

				event: fila
				id: k0002
				data: "newest"

				""").contains("listo");
	}

	@Test
	void aReaderForWhichTooMuchWaitsIsCutOffWhileOthersGoOn() {
		FeedReader<Word> slow = joinAndRead();
		FeedReader<Word> fast = joinAndRead();
		String large = "x".repeat(1_000_000);
		for (int i = 0; i < 5; i++) {
			change("a", large + i);
			this.feed.tell();
			assertThat(text(fast)).contains("x" + i);
		}
		then(this.streams.get(slow)).should().cutOff();
		then(this.streams.get(fast)).should(never()).cutOff();
		assertThat(text(slow)).as("nothing is kept for it").isEmpty();
	}

	@Test
	void tooManyChangedRowsCutTheReadersOff() {
		FeedReader<Word> reader = joinAndRead();
		IntStream.rangeClosed(0, Feed.MOST_KEYS).forEach((number) -> change("k" + number, "one"));
		then(this.streams.get(reader)).should().cutOff();
	}

	@Test
	void aLargeChangeIsToldInPartsAndRounds() {
		FeedReader<Word> reader = joinAndRead();
		IntStream.range(0, 20_000).forEach((number) -> change("k" + number, "one"));
		int rounds = 0;
		List<LiveListHarness.StreamedEvent> told = new ArrayList<>();
		while (told.size() < 20_000) {
			this.feed.tell();
			told.addAll(LiveListHarness.StreamedEvent.parse(text(reader)));
			rounds++;
		}
		assertThat(rounds).isBetween(2, 5);
		assertThat(told).extracting(LiveListHarness.StreamedEvent::id).doesNotHaveDuplicates();
	}

	@Test
	void aStreamEndsAfterItsLastBatchWhenTheListIsOver() {
		FeedReader<Word> reader = joinAndRead();
		change("a", "last");
		this.words.over = true;
		this.feed.tell();
		then(this.streams.get(reader)).should(never()).end();
		assertThat(text(reader)).contains("last");
		then(this.streams.get(reader)).should().end();
	}

	@Test
	void otherRowsEndTheStreamsAtOnce() {
		FeedReader<Word> reader = join();
		this.feed.onReplacement();
		then(this.streams.get(reader)).should().end();
	}

	@Test
	void aRowThatCantBeReadCutsTheReadersOffAndNobodyElse() {
		FeedReader<Word> reader = joinAndRead();
		this.words.broken = true;
		this.feed.beforeChange(List.of(new ChangedRow("words", "a")));
		then(this.streams.get(reader)).should().cutOff();
	}

	private FeedReader<Word> join() {
		EventStream stream = mock();
		FeedReader<Word> reader = this.feed.join(stream, () -> {
		});
		this.streams.put(reader, stream);
		return reader;
	}

	private FeedReader<Word> joinAndRead() {
		FeedReader<Word> reader = join();
		text(reader);
		return reader;
	}

	private void change(String key, @Nullable String word) {
		this.feed.beforeChange(List.of(new ChangedRow("words", key)));
		this.words.put(key, word);
	}

	private static String text(FeedReader<Word> reader) {
		StringBuilder text = new StringBuilder();
		for (byte[] batch = reader.next(); batch != null; batch = reader.next()) {
			text.append(new String(batch, UTF_8));
		}
		return text.toString();
	}

}
