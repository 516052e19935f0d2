package cl.gremio.sales.consumer;

import cl.gremio.consumer.generation.TopicNames;
import cl.gremio.consumer.horizon.Horizon;
import cl.gremio.consumer.intake.EventType;
import cl.gremio.consumer.intake.InternalTopicIntake;
import cl.gremio.consumer.intake.Intake;
import cl.gremio.consumer.state.JsonSerde;
import cl.gremio.consumer.state.StateSerde;
import cl.gremio.consumer.state.WriteBehindStore;
import cl.gremio.model.SalePayload;
import cl.gremio.model.event.Event;
import cl.gremio.model.topic.Placement;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

import static cl.gremio.consumer.state.JsonSerde.produced;

/**
 * Turns sales into daily sales, the guild's totals, and the reports of each closed day.
 *
 * <pre>
 * sales ─> intake ─> daily-sales ─> sales.daily, sales.totals, sales.hourly
 *                         └──────── day-close ─┬─> sales.reports
 *                                              └─> day-closes, one partition ─> guild-close ─> sales.closes
 * </pre>
 */
final class SalesTopology {

	private SalesTopology() {
	}

	static void build(StreamsBuilder builder, int partitions, TopicNames results, DayCloseRule close, Horizon horizon) {
		build(builder, partitions, results, close,
				() -> new DayCloseProcessor(close, horizon, DayCloseProcessor.CHUNK));
	}

	static void build(StreamsBuilder builder, int partitions, TopicNames results, DayCloseRule close,
			ProcessorSupplier<Object, Object, Object, Object> closing) {
		EventType<SalePayload, SaleEvent> sale = new EventType<>(Topics.SALES, SalePayload.class,
				(event) -> SaleEvent.of(event, close.zone()), SaleEvent::plate,
				(sold, count) -> Placement.byKey(sold.plate(), count));
		KStream<String, Event<SaleEvent>> sales = Intake.build(builder, sale, partitions);
		builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore(DailySalesProcessor.DAILY),
				StateSerde.of(DailySalesState.class)));
		builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore(DailySalesProcessor.CLIENTS),
				Serdes.ByteArray()));
		builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore(PartitionTotals.DAYS),
				StateSerde.of(PartitionDayFact.class)));
		builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore(PartitionTotals.HOURS),
				StateSerde.of(PartitionHourFact.class)));
		KStream<Object, Object> totals = sales.process(DailySalesProcessor::new, Named.as("daily-sales"),
				DailySalesProcessor.DAILY, DailySalesProcessor.CLIENTS, PartitionTotals.DAYS, PartitionTotals.HOURS);
		DailySalesProcessor.DAILY_FACTS.of(totals)
			.to(results.named(Topics.SALES_DAILY), produced("sales-daily", DailySalesFact.class));
		PartitionTotals.DAY_FACTS.of(totals)
			.to(results.named(Topics.SALES_TOTALS), produced("sales-totals", PartitionDayFact.class));
		PartitionTotals.HOUR_FACTS.of(totals)
			.to(results.named(Topics.SALES_HOURLY), produced("sales-hourly", PartitionHourFact.class));
		close(builder, totals, partitions, results, closing);
	}

	private static void close(StreamsBuilder builder, KStream<Object, Object> totals, int partitions,
			TopicNames results, ProcessorSupplier<Object, Object, Object, Object> closing) {
		builder.addStateStore(DayCloseProcessor.store());
		builder.addStateStore(GuildCloseProcessor.store());
		KStream<Object, Object> reports = totals.process(closing, Named.as("day-close"), DailySalesProcessor.DAILY,
				DayCloseProcessor.CLOSED);
		DayCloseProcessor.REPORTS.of(reports)
			.to(results.named(Topics.SALES_REPORTS), produced("sales-reports", DailySalesFact.class));
		Serde<PartitionCloseEvent> partitionReports = StateSerde.of(PartitionCloseEvent.class);
		KStream<String, PartitionCloseEvent> dayCloses = DayCloseProcessor.PARTITION_REPORTS.of(reports)
			.repartition(Repartitioned.with(Serdes.String(), partitionReports)
				.withName("day-closes")
				.withNumberOfPartitions(1))
			.filter((day, report) -> report != null, Named.as("day-closes-given"));
		InternalTopicIntake.stream(dayCloses, "day-closes", partitionReports, Topics.SALES)
			.process(() -> new GuildCloseProcessor(partitions), Named.as("guild-close"), GuildCloseProcessor.GUILD)
			.to(results.named(Topics.SALES_CLOSES), produced("sales-closes", ClosedDayFact.class));
	}

}
