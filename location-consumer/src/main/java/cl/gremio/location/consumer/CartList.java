package cl.gremio.location.consumer;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import cl.gremio.consumer.live.LiveList;
import cl.gremio.model.wire.Plate;
import org.jspecify.annotations.Nullable;

/**
 * The known carts, by plate.
 *
 * @param status the status of the carts; {@code null} for all carts
 */
record CartList(CartTables carts, @Nullable CartStatus status) implements LiveList<CartView> {

	@Override
	public Set<String> tables() {
		return CartTables.NAMES;
	}

	@Override
	public String keyOf(CartView cart) {
		return cart.plate();
	}

	@Override
	public Optional<CartView> row(String plate) {
		return this.carts.cart(plate).filter(this::isWanted);
	}

	@Override
	public Stream<CartView> rows(@Nullable String after) {
		return this.carts.carts(Plate.normalize(after)).filter(this::isWanted);
	}

	private boolean isWanted(CartView cart) {
		return this.status == null || cart.status() == this.status;
	}

}
