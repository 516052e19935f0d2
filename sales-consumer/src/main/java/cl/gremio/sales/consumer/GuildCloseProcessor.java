package cl.gremio.sales.consumer;

import java.util.Objects;

import cl.gremio.consumer.state.AdaptiveCommit;
import cl.gremio.consumer.state.StateSerde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Publishes a day when all partitions have closed it. Each partition closes its days in
 * order, so the days are published in order.
 */
class GuildCloseProcessor extends ContextualProcessor<String, PartitionCloseEvent, String, ClosedDayFact> {

	/** The store of the partitions' reports, by day. */
	static final String GUILD = "guild-closes";

	private final int partitions;

	private KeyValueStore<String, GuildCloseState> reports;

	private AdaptiveCommit commits;

	/**
	 * Creates a processor.
	 * @param partitions the number of partitions of {@code sales}
	 */
	GuildCloseProcessor(int partitions) {
		this.partitions = partitions;
	}

	static StoreBuilder<KeyValueStore<String, GuildCloseState>> store() {
		return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(GUILD), Serdes.String(),
				StateSerde.of(GuildCloseState.class));
	}

	@Override
	public void init(ProcessorContext<String, ClosedDayFact> context) {
		super.init(context);
		this.commits = AdaptiveCommit.of(context);
		this.reports = context.getStateStore(GUILD);
	}

	@Override
	public void process(Record<String, PartitionCloseEvent> record) {
		this.commits.recordArrived();
		PartitionCloseEvent report = record.value();
		if (report.partition() >= this.partitions) {
			return;
		}
		String day = report.totals().day().toString();
		GuildCloseState before = Objects.requireNonNullElseGet(this.reports.get(day),
				() -> GuildCloseState.none(report.totals().day()));
		if (before.hasReportOf(report.partition())) {
			return;
		}
		GuildCloseState after = before.plus(report);
		if (after.isComplete(this.partitions)) {
			ClosedDayFact closed = ClosedDayFact.of(after.totals(), record.timestamp());
			ClosedDayLog.write(closed, after.first());
			context().forward(new Record<>(day, closed, record.timestamp()));
			after = after.withoutCarts();
		}
		this.reports.put(day, after);
	}

	@Override
	public void close() {
		this.commits.close();
	}

}
