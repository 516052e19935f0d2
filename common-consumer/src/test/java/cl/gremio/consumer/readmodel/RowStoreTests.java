package cl.gremio.consumer.readmodel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RowStoreTests {

	@TempDir
	private Path folder;

	private RowStore store;

	@BeforeEach
	void open() {
		this.store = new RowStore(this.folder, 1024 * 1024);
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void rowsOfAPrefixComeInKeyOrder() {
		put("a/2", "a/1", "b/1", "a/10", "é/1");
		assertThat(ascending("a/", null)).containsExactly("a/1", "a/10", "a/2");
		assertThat(ascending("é/", null)).containsExactly("é/1");
	}

	@Test
	void ofRowsWithOneKeyTheLastCounts() {
		byte[] key = "a/1".getBytes(UTF_8);
		this.store.write(List.of(new RowStore.Row(key, "first".getBytes(UTF_8)), new RowStore.Row(key, null),
				new RowStore.Row("a/0".getBytes(UTF_8), key), new RowStore.Row(key, "last".getBytes(UTF_8))));
		assertThat(this.store.get(key)).asString().isEqualTo("last");
	}

	@Test
	void aPageBeginsAfterItsKeyWhetherOrNotThatIsThere() {
		put("a/1", "a/3", "a/5");
		assertThat(ascending("a/", "a/3")).containsExactly("a/5");
		assertThat(ascending("a/", "a/2")).containsExactly("a/3", "a/5");
		assertThat(ascending("a/", "a/5")).isEmpty();
	}

	@Test
	void theLastRowComesFirstWhenAskedFor() {
		put("a/1", "a/2", "a/\u00ff", "b/1");
		try (Stream<byte[]> rows = this.store.descending("a/".getBytes(UTF_8))) {
			assertThat(rows.map((row) -> new String(row, UTF_8))).containsExactly("a/\u00ff", "a/2", "a/1");
		}
	}

	@Test
	void rowsAreThereAfterAReopening() {
		put("a/1");
		this.store.close();
		open();
		assertThat(ascending("a/", null)).containsExactly("a/1");
		this.store.write(List.of(new RowStore.Row("a/1".getBytes(UTF_8), null)));
		assertThat(this.store.get("a/1".getBytes(UTF_8))).isNull();
	}

	@Test
	void allRowsAreReadHoweverMany() {
		String[] keys = IntStream.range(0, 5000).mapToObj((i) -> "a/%04d".formatted(i)).toArray(String[]::new);
		put(keys);
		put("a", "b/1");
		assertThat(ascending("a/", null)).containsExactly(keys);
		try (Stream<byte[]> rows = this.store.descending("a/".getBytes(UTF_8))) {
			List<String> reversed = new ArrayList<>(List.of(keys));
			Collections.reverse(reversed);
			assertThat(rows.map((row) -> new String(row, UTF_8))).containsExactlyElementsOf(reversed);
		}
	}

	@Test
	void aListThatIsStillReadKeepsNoOldRows() {
		put(IntStream.range(0, 5000).mapToObj((i) -> "a/%04d".formatted(i)).toArray(String[]::new));
		try (Stream<byte[]> rows = this.store.ascending("a/".getBytes(UTF_8), null)) {
			Iterator<byte[]> each = rows.iterator();
			assertThat(each.next()).asString().isEqualTo("a/0000");
			this.store.write(List.of(new RowStore.Row("a/4000".getBytes(UTF_8), null)));
			put("a/6000");
			List<String> rest = new ArrayList<>();
			each.forEachRemaining((row) -> rest.add(new String(row, UTF_8)));
			assertThat(rest).hasSize(4999).doesNotContain("a/4000").endsWith("a/4999", "a/6000");
		}
	}

	@Test
	void aClearedStoreHasNoRows() {
		put("a/1", "\u0000position/x", "é/1");
		this.store.clear();
		assertThat(ascending("", null)).isEmpty();
	}

	@Test
	void whoStillReadsWhenTheStoreIsClosedIsToldSo() {
		put("a/1", "a/2");
		Stream<byte[]> rows = this.store.ascending("a/".getBytes(UTF_8), null);
		this.store.close();
		assertThatIllegalStateException().isThrownBy(() -> rows.forEach((row) -> {
		}));
		rows.close();
		assertThatIllegalStateException().isThrownBy(() -> this.store.get(new byte[] { 1 }));
	}

	private void put(String... keys) {
		this.store.write(
				Arrays.stream(keys).map((key) -> new RowStore.Row(key.getBytes(UTF_8), key.getBytes(UTF_8))).toList());
	}

	private List<String> ascending(String prefix, String after) {
		try (Stream<byte[]> rows = this.store.ascending(prefix.getBytes(UTF_8),
				(after != null) ? after.getBytes(UTF_8) : null)) {
			return rows.map((row) -> new String(row, UTF_8)).toList();
		}
	}

}
