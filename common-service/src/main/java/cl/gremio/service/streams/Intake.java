package cl.gremio.service.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

import cl.gremio.model.Event;
import cl.gremio.model.Placement;
import cl.gremio.model.WireRecord;
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

	private final List<KStream<byte[], Received.Rejected<?>>> rejected = new ArrayList<>();

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
		KStream<String, Received.Accepted<D>> accepted = read(records, "read");
		KStream<String, Received.Accepted<D>> marked = accepted
			.filter((key, received) -> received.event().mayBeRetried(), named("marked"));
		KStream<String, Received.Accepted<D>> unmarked = accepted
			.filterNot((key, received) -> received.event().mayBeRetried(), named("unmarked"));
		KStream<String, Event<D>> events = bring(unmarked.merge(once(builder, marked), named("all")), "by-place",
				Received.Accepted::place)
			.mapValues(Received.Accepted::event, named("events"));
		this.rejected.stream()
			.reduce((some, others) -> some.merge(others))
			.ifPresent((all) -> DeadLetters.send(all, this.type.topic()));
		return events;
	}

	/** Passes an event once, at the partition where all of its id meet. */
	private KStream<String, Received.Accepted<D>> once(StreamsBuilder builder,
			KStream<String, Received.Accepted<D>> marked) {
		String store = name("seen");
		builder.addStateStore(OnceProcessor.store(store));
		return bring(marked, "by-id", this::homeOfId).processValues(() -> new OnceProcessor<D>(store), named("once"),
				store);
	}

	private int homeOfId(Received.Accepted<D> received) {
		return Placement.byKey(received.event().id().getBytes(UTF_8), this.partitions);
	}

	/** Leaves what is at home where it is, and sends the rest there. */
	private KStream<String, Received.Accepted<D>> bring(KStream<String, Received.Accepted<D>> events, String step,
			ToIntFunction<Received.Accepted<D>> home) {
		KStream<String, Received.Accepted<D>> here = events
			.filter((key, received) -> home.applyAsInt(received) == received.here(), named(step + "-here"));
		KStream<byte[], byte[]> elsewhere = events
			.filter((key, received) -> home.applyAsInt(received) != received.here(), named(step + "-elsewhere"))
			.map((key, received) -> KeyValue.pair(key.getBytes(UTF_8),
					new Hop(received.raw(), home.applyAsInt(received))), named(step + "-leave"))
			.repartition(Repartitioned.with(Serdes.ByteArray(), Hop.SERDE)
				.withName(name(step))
				.withNumberOfPartitions(this.partitions)
				.withStreamPartitioner(Hop.PARTITIONER))
			.mapValues(Hop::raw, named(step + "-arrive"));
		return here.merge(read(elsewhere, step + "-read"), named(step + "-home"));
	}

	private KStream<String, Received.Accepted<D>> read(KStream<byte[], byte[]> records, String step) {
		KStream<String, Received<D>> read = records.process(() -> new ReadProcessor<>(this.type, this.partitions),
				named(step));
		this.rejected.add(read.filter((key, received) -> received instanceof Received.Rejected, named(step + "-bad"))
			.map((key, received) -> rejected((Received.Rejected<D>) received), named(step + "-rejected")));
		return read.filter((key, received) -> received instanceof Received.Accepted, named(step + "-good"))
			.mapValues((received) -> (Received.Accepted<D>) received, named(step + "-accepted"));
	}

	private static KeyValue<byte[], Received.Rejected<?>> rejected(Received.Rejected<?> rejected) {
		return KeyValue.pair(rejected.key(), rejected);
	}

	private String name(String step) {
		return this.type.topic() + "-" + step;
	}

	private Named named(String step) {
		return Named.as(name(step));
	}

}
