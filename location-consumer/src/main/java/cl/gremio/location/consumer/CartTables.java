package cl.gremio.location.consumer;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import cl.gremio.model.Topics;
import cl.gremio.service.readmodel.Projection;
import cl.gremio.service.readmodel.ReadModel;
import cl.gremio.service.readmodel.Table;
import org.jspecify.annotations.Nullable;

/** The read model of the carts: the facts of both lanes, merged as they are read. */
class CartTables {

	private static final String SIGHTINGS = "sightings";

	private static final String FUGITIVES = "fugitives";

	/** Each fact is kept as the row of its plate. */
	static final Map<String, Projection> PROJECTIONS = Map.of(Topics.CARTS_SIGHTINGS,
			Projection.into(SIGHTINGS, Cart.class, Cart::plate), Topics.CARTS_FUGITIVES,
			Projection.into(FUGITIVES, FugitiveCase.class, FugitiveCase::plate));

	private final Table<Cart> sightings;

	private final Table<FugitiveCase> fugitives;

	CartTables(ReadModel readModel) {
		this(new Table<>(readModel, SIGHTINGS, Cart.class), new Table<>(readModel, FUGITIVES, FugitiveCase.class));
	}

	CartTables(Table<Cart> sightings, Table<FugitiveCase> fugitives) {
		this.sightings = sightings;
		this.fugitives = fugitives;
	}

	/** The cart of a plate, if anything was ever heard of it. */
	Optional<Cart> cart(String plate) {
		Cart clean = this.sightings.get(plate).orElse(null);
		FugitiveCase fugitive = this.fugitives.get(plate).orElse(null);
		return (clean != null || fugitive != null) ? Optional.of(Cart.of(clean, fugitive)) : Optional.empty();
	}

	/** Every known cart by plate, after one if it is given; to be closed. */
	Stream<Cart> carts(@Nullable String after) {
		return MergeJoin.of(this.sightings.rows("", after), Cart::plate, this.fugitives.rows("", after),
				FugitiveCase::plate, Cart::of);
	}

	/** Every fugitive by plate, after one if it is given; to be closed. */
	Stream<Profugo> fugitives(@Nullable String after) {
		return this.fugitives.rows("", after)
			.filter(FugitiveCase::isOpen)
			.map((fugitive) -> Profugo.of(this.sightings.get(fugitive.plate()).orElse(null), fugitive));
	}

}
