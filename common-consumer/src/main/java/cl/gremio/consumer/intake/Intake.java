package cl.gremio.consumer.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import cl.gremio.model.event.Event;
import cl.gremio.model.topic.Placement;
import cl.gremio.model.topic.Topics;
import cl.gremio.model.wire.WireRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The way of a public topic's records into a domain: each is read by the rules of its
 * topic, or becomes a dead letter; those that a client may have retried pass once; and
 * each comes to the partition that it belongs to, whoever wrote it wherever.
 *
 * <pre>
 *           rejected ─────────────────────────────────────────────> topic-dlt
 *           │
 * topic ─> read ─ marked ─ at its id's home ────────┐
 *           │        └──── elsewhere ─> by-id ─────> once ─┐
 *           └──── unmarked ────────────────────────────────┴─ at its place ───────┬─> events
 *                                                             └ elsewhere ─> by-place
 * </pre>
 *
 * All of it is one sub-topology with the topic's partitions, so that a record that is
 * where it belongs is never written again.
 */
public final class Intake<W extends WireRecord, D> {

	private final EventType<W, D> type;

	private final int partitions;

	private final List<KStream<byte[], IntakeResult.Rejected<?>>> rejected = new ArrayList<>();

	private Intake(EventType<W, D> type, int partitions) {
		this.type = type;
		this.partitions = partitions;
	}

	/**
	 * Adds an intake to a topology.
	 * @param partitions how many partitions the topic has
	 * @return the valid events, once each, where they belong, by the domain's key
	 */
	public static <W extends WireRecord, D> KStream<String, Event<D>> build(StreamsBuilder builder,
			EventType<W, D> type, int partitions) {
		return new Intake<>(type, partitions).build(builder);
	}

	private KStream<String, Event<D>> build(StreamsBuilder builder) {
		KStream<byte[], byte[]> records = builder.stream(this.type.topic(),
				Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(name("source")));
		String marked = name("read-marked");
		String here = name("read-here");
		String away = name("read-elsewhere");
		KStream<String, IntakeResult<D>> read = read(records, "read",
				(received) -> received.event().mayBeRetried() ? marked : isAtPlace(received) ? here : away);
		KStream<String, IntakeResult.Accepted<D>> once = once(builder, accepted(read, "read-marked"));
		KStream<String, IntakeResult.Accepted<D>> elsewhere = accepted(read, "read-elsewhere")
			.merge(once.filterNot((key, received) -> isAtPlace(received), named("once-elsewhere")), named("elsewhere"));
		String arrival = name("by-place-read-here");
		KStream<String, IntakeResult<D>> arrived = read(travel(elsewhere, "by-place", IntakeResult.Accepted::place),
				"by-place-read", (received) -> arrival);
		KStream<String, Event<D>> events = events(read, "read-here")
			.merge(events(once.filter((key, received) -> isAtPlace(received), named("once-here")), "once-events")
				.merge(events(arrived, "by-place-read-here"), named("arrived")), named("events"));
		this.rejected.stream()
			.reduce((some, others) -> some.merge(others))
			.ifPresent((all) -> DeadLetterSink.send(all, this.type.topic(), Topics.deadLettersOf(this.type.topic())));
		return events;
	}

	/** Passes an event once, at the partition where all of its id meet. */
	private KStream<String, IntakeResult.Accepted<D>> once(StreamsBuilder builder,
			KStream<String, IntakeResult.Accepted<D>> marked) {
		String memory = name("seen");
		builder.addStateStore(DeduplicationStore.idsStore(memory));
		builder.addStateStore(DeduplicationStore.daysStore(memory));
		KStream<String, IntakeResult.Accepted<D>> atHome = marked
			.filter((key, received) -> homeOfId(received) == received.here(), named("by-id-here"));
		KStream<String, IntakeResult.Accepted<D>> away = marked
			.filterNot((key, received) -> homeOfId(received) == received.here(), named("by-id-elsewhere"));
		String arrival = name("by-id-read-here");
		KStream<String, IntakeResult<D>> arrived = read(travel(away, "by-id", this::homeOfId), "by-id-read",
				(received) -> arrival);
		return atHome.merge(accepted(arrived, "by-id-read-here"), named("by-id-home"))
			.processValues(() -> new DeduplicationProcessor<D>(memory), named("once"), DeduplicationStore.idsOf(memory),
					DeduplicationStore.daysOf(memory));
	}

	private int homeOfId(IntakeResult.Accepted<D> received) {
		return Placement.byKey(received.event().id().getBytes(UTF_8), this.partitions);
	}

	private static <D> boolean isAtPlace(IntakeResult.Accepted<D> received) {
		return received.place() == received.here();
	}

	/** Sends records to the partitions where they are at home. */
	private KStream<byte[], byte[]> travel(KStream<String, IntakeResult.Accepted<D>> events, String step,
			ToIntFunction<IntakeResult.Accepted<D>> home) {
		return events.process(() -> new RepartitionProcessor<D>(home), named(step + "-leave"))
			.repartition(Repartitioned.with(Serdes.ByteArray(), RepartitionedRecord.SERDE)
				.withName(name(step))
				.withNumberOfPartitions(this.partitions)
				.withStreamPartitioner(RepartitionedRecord.PARTITIONER))
			.mapValues(RepartitionedRecord::raw, named(step + "-arrive"));
	}

	/**
	 * Reads records. Each is forwarded to the one node below that it is for, rather than
	 * to all for them to choose: nearly all records of a backlog go one way.
	 * @param way the name of the node that an accepted record is for
	 */
	private KStream<String, IntakeResult<D>> read(KStream<byte[], byte[]> records, String step,
			Function<IntakeResult.Accepted<D>, String> way) {
		String bad = step + "-rejected";
		KStream<String, IntakeResult<D>> read = records
			.process(() -> new IntakeProcessor<>(this.type, this.partitions, way, name(bad)), named(step));
		this.rejected.add(read.map((key, received) -> rejected((IntakeResult.Rejected<D>) received), named(bad)));
		return read;
	}

	private KStream<String, IntakeResult.Accepted<D>> accepted(KStream<String, IntakeResult<D>> read, String name) {
		return read.mapValues((received) -> (IntakeResult.Accepted<D>) received, named(name));
	}

	private KStream<String, Event<D>> events(KStream<String, ? extends IntakeResult<D>> received, String name) {
		return received.mapValues((value) -> ((IntakeResult.Accepted<D>) value).event(), named(name));
	}

	private static KeyValue<byte[], IntakeResult.Rejected<?>> rejected(IntakeResult.Rejected<?> rejected) {
		return KeyValue.pair(rejected.came().key(), rejected);
	}

	private String name(String step) {
		return this.type.topic() + "-" + step;
	}

	private Named named(String step) {
		return Named.as(name(step));
	}

}
