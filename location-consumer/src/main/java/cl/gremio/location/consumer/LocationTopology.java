package cl.gremio.location.consumer;

import java.time.ZoneId;

import cl.gremio.consumer.generation.TopicNames;
import cl.gremio.consumer.horizon.Horizon;
import cl.gremio.consumer.intake.EventType;
import cl.gremio.consumer.intake.Intake;
import cl.gremio.consumer.state.JsonSerde;
import cl.gremio.consumer.state.StateSerde;
import cl.gremio.consumer.state.WriteBehindStore;
import cl.gremio.model.LocationPayload;
import cl.gremio.model.event.Event;
import cl.gremio.model.topic.Placement;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.Stores;

import static cl.gremio.consumer.state.JsonSerde.produced;

/**
 * Turns reports of carts into the newest sighting and the case of each cart. Each lane is
 * processed by itself: the read model merges a cart's clean reports and denunciations.
 *
 * <pre>
 * ubication ─> intake ─┬ lane 0 ─> sightings ─> carts.sightings
 *                      │               └──────┬ carts.events
 *                      │               ┌──────┘
 *                      └ lane 1 ─> fugitives ─> carts.fugitives
 * </pre>
 */
final class LocationTopology {

	private LocationTopology() {
	}

	static void build(StreamsBuilder builder, int partitions, TopicNames results, ZoneId zone,
			double denunciaProbability, SilenceRule silence, Horizon horizon) {
		EventType<LocationPayload, LocationEvent> type = new EventType<>(Topics.UBICATION, LocationPayload.class,
				(event) -> LocationEvent.of(event, zone, denunciaProbability), LocationEvent::plate,
				(report, count) -> Placement.inLane(report.plate(), report.lane(), count));
		KStream<String, LocationEvent> reports = Intake.build(builder, type, partitions)
			.mapValues(Event::data, Named.as("reports"));
		builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore(SightingProcessor.SIGHTINGS),
				StateSerde.of(SightingState.class)));
		builder.addStateStore(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(SightingProcessor.EXPIRIES),
				ExpiryEntry.SERDE, Serdes.ByteArray()));
		builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore(FugitiveProcessor.FUGITIVES),
				StateSerde.of(FugitiveState.class)));
		KStream<Object, Object> sightings = reports.process(() -> new SightingProcessor(silence, horizon),
				Named.as("sightings"), SightingProcessor.SIGHTINGS, SightingProcessor.EXPIRIES);
		KStream<Object, Object> fugitives = reports.process(FugitiveProcessor::new, Named.as("fugitives"),
				FugitiveProcessor.FUGITIVES);
		SightingProcessor.FACTS.of(sightings)
			.to(results.named(Topics.CARTS_SIGHTINGS), produced("carts-sightings", SightingFact.class));
		FugitiveProcessor.FACTS.of(fugitives)
			.to(results.named(Topics.CARTS_FUGITIVES), produced("carts-fugitives", FugitiveFact.class));
		SightingProcessor.EVENTS.of(sightings)
			.merge(FugitiveProcessor.EVENTS.of(fugitives), Named.as("cart-events"))
			.to(results.named(Topics.CARTS_EVENTS), produced("carts-events", CartEventFact.class));
	}

}
