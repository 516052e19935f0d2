package cl.gremio.location.consumer;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import cl.gremio.consumer.readmodel.Projection;
import cl.gremio.consumer.readmodel.ReadModel;
import cl.gremio.consumer.readmodel.Table;
import cl.gremio.model.topic.Topics;
import org.jspecify.annotations.Nullable;

/** The read model of the carts. It merges the facts of both lanes when it is read. */
class CartTables {

	private static final String SIGHTINGS = "sightings";

	private static final String FUGITIVES = "fugitives";

	/** The tables, whose rows have plates as keys. */
	static final Set<String> NAMES = Set.of(SIGHTINGS, FUGITIVES);

	/** Each fact is the row of its plate. */
	static final Map<String, Projection> PROJECTIONS = Map.of(Topics.CARTS_SIGHTINGS,
			Projection.into(SIGHTINGS, SightingFact.class, SightingFact::plate), Topics.CARTS_FUGITIVES,
			Projection.into(FUGITIVES, FugitiveFact.class, FugitiveFact::plate));

	private final Table<SightingFact> sightings;

	private final Table<FugitiveFact> fugitives;

	CartTables(ReadModel readModel) {
		this(new Table<>(readModel, SIGHTINGS, SightingFact.class),
				new Table<>(readModel, FUGITIVES, FugitiveFact.class));
	}

	CartTables(Table<SightingFact> sightings, Table<FugitiveFact> fugitives) {
		this.sightings = sightings;
		this.fugitives = fugitives;
	}

	/** The cart of a plate; empty if it was never reported. */
	Optional<CartView> cart(String plate) {
		SightingFact sighting = this.sightings.get(plate).orElse(null);
		FugitiveFact fugitive = this.fugitives.get(plate).orElse(null);
		return (sighting != null || fugitive != null) ? Optional.of(CartView.of(sighting, fugitive)) : Optional.empty();
	}

	/** Every known cart by plate, after one if it is given; to be closed. */
	Stream<CartView> carts(@Nullable String after) {
		return MergeJoin.of(this.sightings.rows("", after), SightingFact::plate, this.fugitives.rows("", after),
				FugitiveFact::plate, CartView::of);
	}

	/** Every fugitive by plate, after one if it is given; to be closed. */
	Stream<FugitiveView> fugitives(@Nullable String after) {
		return this.fugitives.rows("", after).filter(FugitiveFact::isOpen).map(this::view);
	}

	/** The fugitive of a plate; empty if the cart is none. */
	Optional<FugitiveView> fugitive(String plate) {
		return this.fugitives.get(plate).filter(FugitiveFact::isOpen).map(this::view);
	}

	private FugitiveView view(FugitiveFact fugitive) {
		return FugitiveView.of(this.sightings.get(fugitive.plate()).orElse(null), fugitive);
	}

}
