package cl.gremio.location.consumer;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import cl.gremio.consumer.readmodel.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class CartTablesTests {

	private final CartTables tables = new CartTables(
			table(Map.of("A", clean("A", CartStatus.ACTIVO), "B", clean("B", CartStatus.PERDIDO), "D",
					clean("D", CartStatus.ACTIVO))),
			table(Map.of("B", atLarge("B", 101), "C", atLarge("C", 50), "D", captured("D"), "E", captured("E"))));

	@Test
	void aCartIsWhatBothFactsSay() {
		assertThat(this.tables.cart("A")).contains(new CartView("A", "Plaza", 100, CartStatus.ACTIVO));
		assertThat(this.tables.cart("B")).contains(new CartView("B", "Puerto", 101, CartStatus.PROFUGO));
		assertThat(this.tables.cart("E")).contains(new CartView("E", "Puerto", 60, CartStatus.PERDIDO));
		assertThat(this.tables.cart("F")).isEmpty();
	}

	@Test
	void theListHasEachCartOnceAsItIsAnsweredAlone() {
		assertThat(this.tables.carts(null)).extracting(CartView::plate).containsExactly("A", "B", "C", "D", "E");
		assertThat(this.tables.carts(null))
			.allSatisfy((cart) -> assertThat(this.tables.cart(cart.plate())).contains(cart));
	}

	@Test
	void aListBeginsAfterAPlate() {
		assertThat(this.tables.carts("B")).extracting(CartView::plate).containsExactly("C", "D", "E");
		assertThat(this.tables.fugitives("B")).extracting(FugitiveView::plate).containsExactly("C");
	}

	@Test
	void fugitivesAreThoseAtLargeWhereTheyWereSeenLast() {
		assertThat(this.tables.fugitives(null)).containsExactly(new FugitiveView("B", "Puerto", 101, 7),
				new FugitiveView("C", "Puerto", 50, 7));
	}

	private static SightingFact clean(String plate, CartStatus status) {
		return new SightingFact(plate, "Plaza", 100, status);
	}

	private static FugitiveFact atLarge(String plate, long time) {
		return new FugitiveFact(plate, "Puerto", time, 7L, null);
	}

	private static FugitiveFact captured(String plate) {
		return new FugitiveFact(plate, "Puerto", 60, null, 70L);
	}

	@SuppressWarnings("unchecked")
	private static <T> Table<T> table(Map<String, T> entries) {
		TreeMap<String, T> rows = new TreeMap<>(entries);
		Table<T> table = mock(Table.class);
		given(table.get(anyString())).willAnswer((call) -> Optional.ofNullable(rows.get(call.<String>getArgument(0))));
		given(table.rows(eq(""), any())).willAnswer((call) -> after(rows, call.getArgument(1)));
		return table;
	}

	private static <T> Stream<T> after(TreeMap<String, T> rows, @Nullable String key) {
		return ((key != null) ? rows.tailMap(key, false) : rows).values().stream();
	}

}
