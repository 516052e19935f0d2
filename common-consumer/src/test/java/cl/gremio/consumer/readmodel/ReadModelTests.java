package cl.gremio.consumer.readmodel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import cl.gremio.consumer.generation.Generation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class ReadModelTests {

	private static final Generation PLAIN = generation("");

	private static final Generation NEXT = generation("g2");

	@TempDir
	private Path folder;

	private final TopicIds topicIds = mock();

	private final Map<String, FactReader> readers = new HashMap<>();

	private ReadModel readModel;

	@BeforeEach
	void open() {
		this.readModel = readModel();
		given(this.topicIds.holdsRowsOf(any(), any())).willReturn(true);
	}

	@AfterEach
	void close() {
		this.readModel.close();
	}

	@Test
	void earlierRowsAnswerUntilTheNextAreComplete() {
		put("old");
		assertThat(this.readModel.follow(NEXT, Optional.of(PLAIN))).isTrue();
		this.readModel.start();
		assertThat(this.readModel.takeOver(NEXT)).isFalse();
		assertThat(rows()).containsExactly("old");
		given(this.readers.get("g2").isFilled(anyInt())).willReturn(true);
		given(this.readers.get("g2").isFilled()).willReturn(true);
		assertThat(this.readModel.takeOver(NEXT)).isTrue();
		assertThat(rows()).isEmpty();
	}

	@Test
	void aRestartAnswersFromWhereItAnsweredLast() {
		takeOver();
		put("new");
		this.readModel.close();
		this.readModel = readModel();
		assertThat(rows()).containsExactly("new");
	}

	@Test
	void whereItAnsweredLastIsNotBelievedBlindly() throws IOException {
		put("plain");
		this.readModel.close();
		Files.writeString(this.folder.resolve("answers-from"), "../../elsewhere");
		this.readModel = readModel();
		assertThat(rows()).containsExactly("plain");
	}

	@Test
	void aListingThatIsOpenEndsWithTheRowsThatItBeganWith() {
		put("old");
		try (Stream<byte[]> open = this.readModel.rows("table", "", null)) {
			takeOver();
			this.readModel.closeRetired();
			assertThat(open.map((row) -> new String(row, UTF_8))).containsExactly("old");
		}
		this.readModel.delete(PLAIN);
		assertThat(this.folder.resolve("read-model")).as("in use").exists();
		await().until(() -> {
			this.readModel.closeRetired();
			this.readModel.delete(PLAIN);
			return !Files.exists(this.folder.resolve("read-model"));
		});
	}

	@Test
	void rowsOfAnotherKafkaAnswerNoMore() {
		put("of another guild");
		given(this.topicIds.holdsRowsOf(any(), any())).willReturn(false);
		assertThat(this.readModel.follow(NEXT, Optional.of(NEXT))).isFalse();
		assertThat(rows()).isEmpty();
	}

	@Test
	void whoHasNoRowsAnswersFromTheGenerationThatAnswers() {
		given(this.topicIds.holdsRowsOf(any(), any())).willReturn(false);
		assertThat(this.readModel.follow(generation("g3"), Optional.of(NEXT))).isTrue();
		put("of g2");
		this.readModel.close();
		try (RowStore store = new RowStore(this.folder.resolve("read-model.g2"), 1024 * 1024)) {
			assertThat(store.get(RowKey.of("table", "key"))).isEqualTo("of g2".getBytes(UTF_8));
		}
	}

	@Test
	void itStartsAgainAfterItStopped() {
		this.readModel.start();
		this.readModel.stop();
		FactReader first = this.readers.get("");
		this.readModel.start();
		assertThat(this.readers.get("")).isNotSameAs(first);
		assertThat(this.readModel.isRunning()).isTrue();
	}

	private void takeOver() {
		this.readModel.follow(NEXT, Optional.of(PLAIN));
		this.readModel.start();
		given(this.readers.get("g2").isFilled(anyInt())).willReturn(true);
		this.readModel.takeOver(NEXT);
	}

	private void put(String value) {
		this.readModel.store().write(List.of(new RowStore.Row(RowKey.of("table", "key"), value.getBytes(UTF_8))));
	}

	private List<String> rows() {
		try (Stream<byte[]> rows = this.readModel.rows("table", "", null)) {
			return rows.map((row) -> new String(row, UTF_8)).toList();
		}
	}

	private ReadModel readModel() {
		return new ReadModel(new Copies(this.folder, "", (ending) -> new Copy(ending,
				new RowStore(Copies.folder(this.folder, ending), 1024 * 1024), List.of("facts"), this.topicIds, () -> {
					FactReader reader = mock();
					this.readers.put(ending, reader);
					return reader;
				})));
	}

	private static Generation generation(String ending) {
		return new Generation("id" + ending, "sales-consumer", "", 2, new Generation.Source("sales", "s", 2), ending,
				Instant.EPOCH);
	}

}
