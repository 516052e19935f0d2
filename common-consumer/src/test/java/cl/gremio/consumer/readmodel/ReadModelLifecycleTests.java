package cl.gremio.consumer.readmodel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import cl.gremio.consumer.generation.Generation;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class ReadModelLifecycleTests {

	private static final Map<TopicPartition, Long> ENDS = Map.of(new TopicPartition("facts", 0), 7L);

	private static final Generation PLAIN = generation("");

	private static final Generation NEXT = generation("g2");

	@TempDir
	private Path folder;

	private final TopicIds topicIds = mock();

	private final Map<String, FactReader> readers = new HashMap<>();

	private final Set<String> complete = ConcurrentHashMap.newKeySet();

	private ReadModel readModel;

	private ReadModelLifecycle lifecycle;

	@BeforeEach
	void open() {
		openReadModel();
		given(this.topicIds.holdsRowsOf(any(), any())).willReturn(true);
	}

	@AfterEach
	void close() {
		this.lifecycle.close();
	}

	@Test
	void earlierRowsAnswerUntilTheNextAreComplete() {
		put("old");
		assertThat(this.lifecycle.follow(NEXT, Optional.of(PLAIN))).isTrue();
		this.lifecycle.start();
		assertThat(this.lifecycle.takeOver(NEXT)).isFalse();
		assertThat(rows()).containsExactly("old");
		this.complete.add("g2");
		assertThat(this.lifecycle.takeOver(NEXT)).isTrue();
		assertThat(rows()).isEmpty();
	}

	@Test
	void aRestartAnswersFromWhereItAnsweredLast() {
		takeOver();
		put("new");
		this.lifecycle.close();
		openReadModel();
		assertThat(rows()).containsExactly("new");
	}

	@Test
	void whereItAnsweredLastIsNotBelievedBlindly() throws IOException {
		put("plain");
		this.lifecycle.close();
		Files.writeString(this.folder.resolve("answers-from"), "../../elsewhere");
		openReadModel();
		assertThat(rows()).containsExactly("plain");
	}

	@Test
	void aListingThatIsOpenEndsWithTheRowsThatItBeganWith() {
		put("old");
		try (Stream<byte[]> open = this.readModel.rows("table", "", null)) {
			takeOver();
			this.lifecycle.closeRetired();
			assertThat(open.map((row) -> new String(row, UTF_8))).containsExactly("old");
		}
		this.lifecycle.delete(PLAIN);
		assertThat(this.folder.resolve("read-model")).as("in use").exists();
		await().until(() -> {
			this.lifecycle.closeRetired();
			this.lifecycle.delete(PLAIN);
			return !Files.exists(this.folder.resolve("read-model"));
		});
	}

	@Test
	void rowsOfAnotherKafkaAnswerNoMore() {
		put("of another guild");
		given(this.topicIds.holdsRowsOf(any(), any())).willReturn(false);
		assertThat(this.lifecycle.follow(NEXT, Optional.of(NEXT))).isFalse();
		assertThat(rows()).isEmpty();
	}

	@Test
	void whoHasNoRowsAnswersFromTheGenerationThatAnswers() {
		given(this.topicIds.holdsRowsOf(any(), any())).willReturn(false);
		assertThat(this.lifecycle.follow(generation("g3"), Optional.of(NEXT))).isTrue();
		put("of g2");
		this.lifecycle.close();
		try (RowStore store = new RowStore(this.folder.resolve("read-model.g2"), 1024 * 1024)) {
			assertThat(store.get(RowKey.of("table", "key"))).isEqualTo("of g2".getBytes(UTF_8));
		}
	}

	@Test
	void itStartsAgainAfterItStopped() {
		this.lifecycle.start();
		this.lifecycle.stop();
		FactReader first = this.readers.get("");
		this.lifecycle.start();
		assertThat(this.readers.get("")).isNotSameAs(first);
		assertThat(this.lifecycle.isRunning()).isTrue();
	}

	private void takeOver() {
		this.lifecycle.follow(NEXT, Optional.of(PLAIN));
		this.lifecycle.start();
		this.complete.add("g2");
		this.lifecycle.takeOver(NEXT);
	}

	private void put(String value) {
		this.readModel.answering()
			.store()
			.write(List.of(new RowStore.Row(RowKey.of("table", "key"), value.getBytes(UTF_8))));
	}

	private List<String> rows() {
		try (Stream<byte[]> rows = this.readModel.rows("table", "", null)) {
			return rows.map((row) -> new String(row, UTF_8)).toList();
		}
	}

	private void openReadModel() {
		CopyDirectory copies = new CopyDirectory(this.folder, "",
				(ending) -> new GenerationCopy(ending,
						new RowStore(CopyDirectory.folder(this.folder, ending), 1024 * 1024), List.of("facts"),
						this.topicIds, () -> {
							FactReader reader = mock();
							given(reader.ends()).willReturn(ENDS);
							given(reader.hasReached(ENDS)).willAnswer((call) -> this.complete.contains(ending));
							given(reader.isFilled()).willAnswer((call) -> this.complete.contains(ending));
							this.readers.put(ending, reader);
							return reader;
						}));
		this.readModel = new ReadModel(copies.openLast(), new RowChanges());
		this.lifecycle = new ReadModelLifecycle(this.readModel, copies);
	}

	private static Generation generation(String ending) {
		return new Generation("id" + ending, "sales-consumer", "", 2, new Generation.Source("sales", "s", 2), ending,
				Instant.EPOCH);
	}

}
