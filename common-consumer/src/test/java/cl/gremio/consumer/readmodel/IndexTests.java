package cl.gremio.consumer.readmodel;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import cl.gremio.consumer.readmodel.RowStore.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class IndexTests {

	@TempDir
	private Path folder;

	private RowStore store;

	private Index<Cart> byOwner;

	@BeforeEach
	void open() {
		this.store = new RowStore(this.folder, 1024 * 1024);
		ReadModel readModel = new ReadModel(new GenerationCopy("", this.store, List.of(), mock(), () -> mock()),
				new RowChanges());
		this.byOwner = new Index<>(readModel, "by-owner", new Table<>(readModel, "carts", Cart.class));
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void rowsComeInTheOrderOfTheIndexAsTheyAreNow() {
		cart("AB12", 1);
		cart("CD34", 2);
		index("ana/2", "AB12");
		index("ana/1", "CD34");
		index("eva/1", "AB12");
		cart("CD34", 3);
		assertThat(rows("ana/", null)).containsExactly(new Cart("CD34", 3), new Cart("AB12", 1));
		assertThat(rows("ana/", "1")).containsExactly(new Cart("AB12", 1));
	}

	@Test
	void anEntryWithoutARowIsLeftOut() {
		index("ana/1", "AB12");
		assertThat(rows("ana/", null)).isEmpty();
	}

	@Test
	void aCopyOfARowAsEarlierVersionsKeptItIsTheRow() {
		put("by-owner", "ana/1", "{\"plate\":\"AB12\",\"sold\":1}".getBytes(UTF_8));
		assertThat(rows("ana/", null)).containsExactly(new Cart("AB12", 1));
	}

	private void cart(String plate, int sold) {
		put("carts", plate, "{\"plate\":\"%s\",\"sold\":%d}".formatted(plate, sold).getBytes(UTF_8));
	}

	private void index(String key, String plate) {
		put("by-owner", key, Index.entry(plate));
	}

	private void put(String table, String key, byte[] value) {
		this.store.write(List.of(new Row(RowKey.of(table, key), value)));
	}

	private List<Cart> rows(String prefix, @Nullable String after) {
		try (Stream<JsonRow<Cart>> rows = this.byOwner.jsonRows(prefix, after)) {
			return rows.map(JsonRow::value).toList();
		}
	}

	record Cart(String plate, int sold) {
	}

}
