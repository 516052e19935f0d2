package cl.gremio.location.consumer;

import java.time.ZoneId;

import cl.gremio.model.Event;
import cl.gremio.model.Placement;
import cl.gremio.model.Sighting;
import cl.gremio.model.Topics;
import cl.gremio.service.streams.EventType;
import cl.gremio.service.streams.Horizon;
import cl.gremio.service.streams.Intake;
import cl.gremio.service.streams.JsonSerde;
import cl.gremio.service.streams.WriteBehindStore;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/**
 * Reports of carts in, what is known of each cart out, each lane by itself: a plate's
 * clean reports and its denunciations meet only in the read model.
 *
 * <pre>
 * ubication ─> intake ─┬ lane 0 ─> whereabouts ─> carts.sightings
 *                      │                └───────┬ carts.events
 *                      │                ┌───────┘
 *                      └ lane 1 ─> fugitives ───> carts.fugitives
 * </pre>
 */
final class LocationTopology {

	private LocationTopology() {
	}

	static void build(StreamsBuilder builder, int partitions, ZoneId zone, double denunciaProbability, Silence silence,
			Horizon horizon) {
		EventType<Sighting, Report> sighting = new EventType<>(Topics.UBICATION, Sighting.class,
				(event) -> Report.of(event, zone, denunciaProbability), Report::plate,
				(report, count) -> Placement.inLane(report.plate(), report.lane(), count));
		KStream<String, Report> reports = Intake.build(builder, sighting, partitions)
			.mapValues(Event::data, Named.as("reports"));
		builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore(WhereaboutsProcessor.WHEREABOUTS),
				Whereabouts.SERDE));
		builder.addStateStore(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(WhereaboutsProcessor.EXPIRIES),
				Expiry.SERDE, Serdes.ByteArray()));
		builder.addStateStore(
				WriteBehindStore.builder(Stores.persistentKeyValueStore(FugitivesProcessor.FUGITIVES), Fugitive.SERDE));
		KStream<String, CartChange<Cart>> whereabouts = reports.process(
				() -> new WhereaboutsProcessor(silence, horizon), Named.as("whereabouts"),
				WhereaboutsProcessor.WHEREABOUTS, WhereaboutsProcessor.EXPIRIES);
		KStream<String, CartChange<FugitiveCase>> fugitives = reports.process(FugitivesProcessor::new,
				Named.as("fugitives"), FugitivesProcessor.FUGITIVES);
		facts(whereabouts, "whereabouts").to(Topics.CARTS_SIGHTINGS, produced("carts-sightings", Cart.class));
		facts(fugitives, "fugitives").to(Topics.CARTS_FUGITIVES, produced("carts-fugitives", FugitiveCase.class));
		events(whereabouts, "whereabouts").merge(events(fugitives, "fugitives"), Named.as("cart-events"))
			.to(Topics.CARTS_EVENTS, produced("carts-events", CartEvent.class));
	}

	private static <F> KStream<String, F> facts(KStream<String, CartChange<F>> changes, String fold) {
		return changes.filter((plate, change) -> change.fact() != null, Named.as(fold + "-known"))
			.mapValues(CartChange::fact, Named.as(fold + "-facts"));
	}

	private static <F> KStream<String, CartEvent> events(KStream<String, CartChange<F>> changes, String fold) {
		return changes.filter((plate, change) -> change.event() != null, Named.as(fold + "-changed"))
			.mapValues(CartChange::event, Named.as(fold + "-events"));
	}

	private static <V> Produced<String, V> produced(String name, Class<V> type) {
		return Produced.with(Serdes.String(), JsonSerde.of(type)).withName(name);
	}

}
