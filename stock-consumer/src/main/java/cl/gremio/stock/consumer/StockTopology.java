package cl.gremio.stock.consumer;

import java.time.ZoneId;

import cl.gremio.model.Event;
import cl.gremio.model.Placement;
import cl.gremio.model.StockLevel;
import cl.gremio.model.Topics;
import cl.gremio.service.streams.EventType;
import cl.gremio.service.streams.Guarded;
import cl.gremio.service.streams.Intake;
import cl.gremio.service.streams.JsonSerde;
import cl.gremio.service.streams.WriteBehindStore;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/**
 * Sales and stock reports in; each cart's stock, the refill alerts and those that wait
 * for one out.
 *
 * <pre>
 * stock ─> intake ─┬─> stock-levels ─> stock.levels
 *                  └─> cart-watch ─> refill-signals, one partition ─> refills ─┬─> stock.refills
 *                                                                             └─> stock.pending
 * </pre>
 */
final class StockTopology {

	private StockTopology() {
	}

	static void build(StreamsBuilder builder, int partitions, ZoneId zone, RefillRule rule) {
		EventType<StockLevel, CartStock> type = new EventType<>(Topics.STOCK, StockLevel.class,
				(event) -> CartStock.of(event, zone), CartStock::plate,
				(cart, count) -> Placement.byKey(cart.plate(), count));
		KStream<String, Event<CartStock>> stock = Intake.build(builder, type, partitions);
		builder.addStateStore(
				WriteBehindStore.builder(Stores.persistentKeyValueStore(LevelProcessor.LEVELS), Level.SERDE));
		builder.addStateStore(
				WriteBehindStore.builder(Stores.persistentKeyValueStore(CartWatchProcessor.WATCHES), CartWatch.SERDE));
		builder.addStateStore(
				WriteBehindStore.builder(Stores.persistentKeyValueStore(RefillProcessor.GUILD), Guild.SERDE));
		stock.process(LevelProcessor::new, Named.as("stock-levels"), LevelProcessor.LEVELS)
			.to(Topics.STOCK_LEVELS, produced("levels", Level.class));
		KStream<String, RefillSignal> signals = stock
			.process(() -> new CartWatchProcessor(rule), Named.as("cart-watch"), CartWatchProcessor.WATCHES)
			.repartition(Repartitioned.with(Serdes.String(), RefillSignal.SERDE)
				.withName("refill-signals")
				.withNumberOfPartitions(1))
			.filter((plate, signal) -> signal != null, Named.as("refill-signals-given"));
		KStream<String, Object> refills = Guarded.stream(signals, "refill-signals", RefillSignal.SERDE, Topics.STOCK)
			.process(() -> new RefillProcessor(rule), Named.as("refills"), RefillProcessor.GUILD);
		only(refills, Refill.class, "alerts").to(Topics.STOCK_REFILLS, produced("refill-alerts", Refill.class));
		only(refills, Waiting.class, "pending").to(Topics.STOCK_PENDING, produced("refill-pending", Waiting.class));
	}

	private static <T> KStream<String, T> only(KStream<String, Object> facts, Class<T> type, String name) {
		return facts.filter((key, fact) -> type.isInstance(fact), Named.as("is-" + name))
			.mapValues((fact) -> type.cast(fact), Named.as(name));
	}

	private static <T> Produced<String, T> produced(String name, Class<T> type) {
		return Produced.with(Serdes.String(), JsonSerde.of(type)).withName(name);
	}

}
