package cl.gremio.sales.consumer;

import cl.gremio.consumer.horizon.Horizon;
import cl.gremio.consumer.intake.EventType;
import cl.gremio.consumer.intake.InternalTopicIntake;
import cl.gremio.consumer.intake.Intake;
import cl.gremio.consumer.state.JsonSerde;
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
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * Sales in; daily sales, the guild's totals and, when a day is over, its reports out.
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

	static void build(StreamsBuilder builder, int partitions, DayCloseRule close, Horizon horizon) {
		build(builder, partitions, close, () -> new DayCloseProcessor(close, horizon, DayCloseProcessor.CHUNK));
	}

	static void build(StreamsBuilder builder, int partitions, DayCloseRule close,
			ProcessorSupplier<String, Object, String, Object> closing) {
		EventType<SalePayload, SaleEvent> sale = new EventType<>(Topics.SALES, SalePayload.class,
				(event) -> SaleEvent.of(event, close.zone()), SaleEvent::plate,
				(sold, count) -> Placement.byKey(sold.plate(), count));
		KStream<String, Event<SaleEvent>> sales = Intake.build(builder, sale, partitions);
		builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore(DailySalesProcessor.DAILY),
				DailySalesState.SERDE));
		builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore(DailySalesProcessor.CLIENTS),
				Serdes.ByteArray()));
		builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore(PartitionTotals.DAYS),
				JsonSerde.of(PartitionDayFact.class)));
		builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore(PartitionTotals.HOURS),
				JsonSerde.of(PartitionHourFact.class)));
		KStream<String, Object> totals = sales.process(DailySalesProcessor::new, Named.as("daily-sales"),
				DailySalesProcessor.DAILY, DailySalesProcessor.CLIENTS, PartitionTotals.DAYS, PartitionTotals.HOURS);
		only(totals, DailySalesFact.class, DailySalesProcessor.DAILY_FACTS).to(Topics.SALES_DAILY,
				produced("sales-daily", DailySalesFact.class));
		only(totals, PartitionDayFact.class, DailySalesProcessor.DAY_FACTS).to(Topics.SALES_TOTALS,
				produced("sales-totals", PartitionDayFact.class));
		only(totals, PartitionHourFact.class, DailySalesProcessor.HOUR_FACTS).to(Topics.SALES_HOURLY,
				produced("sales-hourly", PartitionHourFact.class));
		close(builder, totals, partitions, closing);
	}

	private static void close(StreamsBuilder builder, KStream<String, Object> totals, int partitions,
			ProcessorSupplier<String, Object, String, Object> closing) {
		builder.addStateStore(DayCloseProcessor.store());
		builder.addStateStore(GuildCloseProcessor.store());
		KStream<String, Object> reports = totals.process(closing, Named.as("day-close"), DailySalesProcessor.DAILY,
				DayCloseProcessor.CLOSED);
		only(reports, DailySalesFact.class, DayCloseProcessor.REPORTS).to(Topics.SALES_REPORTS,
				produced("sales-reports", DailySalesFact.class));
		Serde<PartitionCloseEvent> partitionReports = JsonSerde.of(PartitionCloseEvent.class);
		KStream<String, PartitionCloseEvent> told = only(reports, PartitionCloseEvent.class,
				DayCloseProcessor.PARTITION_REPORTS)
			.repartition(Repartitioned.with(Serdes.String(), partitionReports)
				.withName("day-closes")
				.withNumberOfPartitions(1))
			.filter((day, report) -> report != null, Named.as("day-closes-given"));
		InternalTopicIntake.stream(told, "day-closes", partitionReports, Topics.SALES)
			.process(() -> new GuildCloseProcessor(partitions), Named.as("guild-close"), GuildCloseProcessor.GUILD)
			.to(Topics.SALES_CLOSES, produced("sales-closes", ClosedDayFact.class));
	}

	/** The node that a processor forwards facts of one type to. */
	private static <T> KStream<String, T> only(KStream<String, Object> facts, Class<T> type, String node) {
		return facts.mapValues((fact) -> type.cast(fact), Named.as(node));
	}

	private static <T> Produced<String, T> produced(String name, Class<T> type) {
		return Produced.with(Serdes.String(), JsonSerde.of(type)).withName(name);
	}

}
