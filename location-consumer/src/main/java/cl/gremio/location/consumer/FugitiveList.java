package cl.gremio.location.consumer;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import cl.gremio.consumer.live.LiveList;
import cl.gremio.model.wire.Plate;
import org.jspecify.annotations.Nullable;

/** The fugitives, by plate. */
record FugitiveList(CartTables carts) implements LiveList<FugitiveView> {

	/** A clean report says where a fugitive is, too. */
	@Override
	public Set<String> tables() {
		return CartTables.NAMES;
	}

	@Override
	public String keyOf(FugitiveView fugitive) {
		return fugitive.plate();
	}

	@Override
	public Optional<FugitiveView> row(String plate) {
		return this.carts.fugitive(plate);
	}

	@Override
	public Stream<FugitiveView> rows(@Nullable String after) {
		return this.carts.fugitives(Plate.normalize(after));
	}

}
