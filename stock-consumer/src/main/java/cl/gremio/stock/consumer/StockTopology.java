package cl.gremio.stock.consumer;

import java.time.ZoneId;

import cl.gremio.consumer.generation.TopicNames;
import cl.gremio.consumer.intake.EventType;
import cl.gremio.consumer.intake.InternalTopicIntake;
import cl.gremio.consumer.intake.Intake;
import cl.gremio.consumer.state.JsonSerde;
import cl.gremio.consumer.state.StateSerde;
import cl.gremio.consumer.state.WriteBehindStore;
import cl.gremio.model.StockPayload;
import cl.gremio.model.event.Event;
import cl.gremio.model.topic.Placement;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

import static cl.gremio.consumer.state.JsonSerde.produced;

/**
 * Turns sales and stock reports into each cart's stock, refill alerts, and the events
 * that wait for an alert.
 *
 * <pre>
 * stock ─> intake ─┬─> stock-levels ─> stock.levels
 *                  └─> cart-watch ─> refill-events, one partition ─> refills ─┬─> stock.refills
 *                                                                            └─> stock.pending
 * </pre>
 */
final class StockTopology {

	private static final Serde<RefillEvent> REFILL_EVENTS = StateSerde.of(RefillEvent.class);

	private StockTopology() {
	}

	static void build(StreamsBuilder builder, int partitions, TopicNames results, ZoneId zone, RefillRule rule) {
		EventType<StockPayload, StockEvent> type = new EventType<>(Topics.STOCK, StockPayload.class,
				(event) -> StockEvent.of(event, zone), StockEvent::plate,
				(cart, count) -> Placement.byKey(cart.plate(), count));
		KStream<String, Event<StockEvent>> stock = Intake.build(builder, type, partitions);
		builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore(StockLevelProcessor.LEVELS),
				StateSerde.of(StockLevelState.class)));
		builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore(CartWatchProcessor.WATCHES),
				StateSerde.of(CartWatchState.class)));
		builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore(RefillProcessor.GUILD),
				StateSerde.of(RefillState.class)));
		stock.process(StockLevelProcessor::new, Named.as("stock-levels"), StockLevelProcessor.LEVELS)
			.to(results.named(Topics.STOCK_LEVELS), produced("levels", StockLevelFact.class));
		KStream<String, RefillEvent> refillEvents = stock
			.process(() -> new CartWatchProcessor(rule), Named.as("cart-watch"), CartWatchProcessor.WATCHES)
			.repartition(Repartitioned.with(Serdes.String(), REFILL_EVENTS)
				.withName("refill-events")
				.withNumberOfPartitions(1))
			.filter((plate, event) -> event != null, Named.as("refill-events-given"));
		KStream<Object, Object> refills = InternalTopicIntake
			.stream(refillEvents, "refill-events", REFILL_EVENTS, Topics.STOCK)
			.process(() -> new RefillProcessor(rule), Named.as("refills"), RefillProcessor.GUILD);
		RefillProcessor.ALERTS.of(refills)
			.to(results.named(Topics.STOCK_REFILLS), produced("refill-alerts", RefillFact.class));
		RefillProcessor.PENDING.of(refills)
			.to(results.named(Topics.STOCK_PENDING), produced("refill-pending", PendingRefillFact.class));
	}

}
