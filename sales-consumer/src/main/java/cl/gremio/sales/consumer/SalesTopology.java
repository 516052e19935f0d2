package cl.gremio.sales.consumer;

import cl.gremio.model.Event;
import cl.gremio.model.Placement;
import cl.gremio.model.SoldSopaipillas;
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
 * Sales in, daily sales and, when a day is over, its reports out.
 *
 * <pre>
 * sales ─> intake ─> daily-sales ─> sales.daily
 *                         └──────── day-close ─> sales.reports
 * </pre>
 */
final class SalesTopology {

	private SalesTopology() {
	}

	static void build(StreamsBuilder builder, int partitions, DayClose close, Horizon horizon) {
		EventType<SoldSopaipillas, Sold> sale = new EventType<>(Topics.SALES, SoldSopaipillas.class,
				(event) -> Sold.of(event, close.zone()), Sold::plate,
				(sold, count) -> Placement.byKey(sold.plate(), count));
		KStream<String, Event<Sold>> sales = Intake.build(builder, sale, partitions);
		builder.addStateStore(
				WriteBehindStore.builder(Stores.persistentKeyValueStore(DailySalesProcessor.DAILY), Totals.SERDE));
		builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore(DailySalesProcessor.CLIENTS),
				Serdes.ByteArray()));
		builder.addStateStore(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(DayCloseProcessor.CLOSED),
				Serdes.String(), Serdes.String()));
		KStream<String, DailySales> daily = sales.process(DailySalesProcessor::new, Named.as("daily-sales"),
				DailySalesProcessor.DAILY, DailySalesProcessor.CLIENTS);
		daily.to(Topics.SALES_DAILY, produced("sales-daily"));
		daily
			.process(() -> new DayCloseProcessor(close, horizon), Named.as("day-close"), DailySalesProcessor.DAILY,
					DayCloseProcessor.CLOSED)
			.to(Topics.SALES_REPORTS, produced("sales-reports"));
	}

	private static Produced<String, DailySales> produced(String name) {
		return Produced.with(Serdes.String(), JsonSerde.of(DailySales.class)).withName(name);
	}

}
