package cl.gremio.sales.consumer;

import java.util.Objects;

import cl.gremio.service.streams.CommitPace;
import cl.gremio.service.streams.JsonSerde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Hears of each partition's closed days, and publishes a day when all have closed it.
 * Each closes its days in order, so the guild does.
 */
class GuildCloseProcessor extends ContextualProcessor<String, PartitionReport, String, ClosedDay> {

	/** By day, what the partitions have told. */
	static final String GUILD = "guild-closes";

	private final int partitions;

	private KeyValueStore<String, GuildReport> reports;

	private CommitPace pace;

	/**
	 * Creates a processor.
	 * @param partitions how many report
	 */
	GuildCloseProcessor(int partitions) {
		this.partitions = partitions;
	}

	static StoreBuilder<KeyValueStore<String, GuildReport>> store() {
		return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(GUILD), Serdes.String(),
				JsonSerde.of(GuildReport.class));
	}

	@Override
	public void init(ProcessorContext<String, ClosedDay> context) {
		super.init(context);
		this.pace = CommitPace.of(context);
		this.reports = context.getStateStore(GUILD);
	}

	@Override
	public void process(Record<String, PartitionReport> record) {
		this.pace.count();
		PartitionReport report = record.value();
		if (report.partition() >= this.partitions) {
			return;
		}
		String day = report.sums().fecha().toString();
		GuildReport before = Objects.requireNonNullElseGet(this.reports.get(day),
				() -> GuildReport.none(report.sums().fecha()));
		if (before.has(report.partition())) {
			return;
		}
		GuildReport after = before.plus(report);
		if (after.isWhole(this.partitions)) {
			ClosedDay closed = ClosedDay.of(after.sums(), record.timestamp());
			CloseLog.write(closed, after.first());
			context().forward(new Record<>(day, closed, record.timestamp()));
			after = after.published();
		}
		this.reports.put(day, after);
	}

	@Override
	public void close() {
		this.pace.rest();
	}

}
