package cl.gremio.consumer.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import cl.gremio.consumer.state.Output;
import cl.gremio.model.event.Event;
import cl.gremio.model.topic.Placement;
import cl.gremio.model.topic.Topics;
import cl.gremio.model.wire.WireRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Brings the records of a public topic into a domain. The intake reads each record by the
 * rules of the topic, and writes the record to the dead-letter topic if it can't. An
 * event that a client may have retried passes once. Each event reaches the partition that
 * it belongs to, whichever partition its producer chose.
 *
 * <pre>
 *           rejected ─────────────────────────────────────────────> topic-dlt
 *           │
 * topic ─> read ─ marked ─ at its id's home ────────┐
 *           │        └──── elsewhere ─> by-id ─────> once ─┐
 *           └──── unmarked ────────────────────────────────┴─ at home ────────────┬─> events
 *                                                             └ elsewhere ─> by-place
 * </pre>
 *
 * The intake is one sub-topology with the partitions of the topic. So a record that is at
 * home already is not written to a repartition topic.
 */
public final class Intake<W extends WireRecord, D> {

	private final EventType<W, D> type;

	private final int partitions;

	private final List<KStream<byte[], RejectedRecord>> rejected = new ArrayList<>();

	private Intake(EventType<W, D> type, int partitions) {
		this.type = type;
		this.partitions = partitions;
	}

	/**
	 * Adds an intake to a topology.
	 * @param partitions the number of the topic's partitions
	 * @return the valid events, each once and at home, by the domain's key
	 */
	public static <W extends WireRecord, D> KStream<String, Event<D>> build(StreamsBuilder builder,
			EventType<W, D> type, int partitions) {
		return new Intake<>(type, partitions).build(builder);
	}

	private KStream<String, Event<D>> build(StreamsBuilder builder) {
		KStream<byte[], byte[]> records = builder.stream(this.type.topic(),
				Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(name("source")));
		Output<String, ValidEvent<D>> marked = output("read-marked");
		Output<String, ValidEvent<D>> here = output("read-here");
		Output<String, ValidEvent<D>> away = output("read-elsewhere");
		KStream<?, ?> read = read(records, "read",
				(accepted) -> accepted.event().mayBeRetried() ? marked : accepted.isAtHome() ? here : away);
		KStream<String, ValidEvent<D>> once = once(builder, marked.of(read));
		KStream<String, ValidEvent<D>> elsewhere = away.of(read)
			.merge(once.filterNot((key, accepted) -> accepted.isAtHome(), named("once-elsewhere")), named("elsewhere"));
		Output<String, ValidEvent<D>> arrival = output("by-place-read-here");
		KStream<?, ?> arrived = read(repartition(elsewhere, "by-place", ValidEvent::home), "by-place-read",
				(accepted) -> arrival);
		KStream<String, Event<D>> events = here.of(read, ValidEvent::event)
			.merge(once.filter((key, accepted) -> accepted.isAtHome(), named("once-here"))
				.mapValues(ValidEvent::event, named("once-events"))
				.merge(arrival.of(arrived, ValidEvent::event), named("arrived")), named("events"));
		this.rejected.stream()
			.reduce((some, others) -> some.merge(others))
			.ifPresent((all) -> DeadLetterSink.send(all, this.type.topic(), Topics.deadLettersOf(this.type.topic())));
		return events;
	}

	/** Passes each id once, at the partition where all events of the id meet. */
	private KStream<String, ValidEvent<D>> once(StreamsBuilder builder, KStream<String, ValidEvent<D>> marked) {
		String memory = name("seen");
		builder.addStateStore(DeduplicationStore.idsStore(memory));
		builder.addStateStore(DeduplicationStore.daysStore(memory));
		KStream<String, ValidEvent<D>> atHome = marked
			.filter((key, accepted) -> homeOfId(accepted) == accepted.partition(), named("by-id-here"));
		KStream<String, ValidEvent<D>> away = marked
			.filterNot((key, accepted) -> homeOfId(accepted) == accepted.partition(), named("by-id-elsewhere"));
		Output<String, ValidEvent<D>> arrival = output("by-id-read-here");
		KStream<?, ?> arrived = read(repartition(away, "by-id", this::homeOfId), "by-id-read", (accepted) -> arrival);
		return atHome.merge(arrival.of(arrived), named("by-id-home"))
			.processValues(() -> new DeduplicationProcessor<D>(memory), named("once"), DeduplicationStore.idsOf(memory),
					DeduplicationStore.daysOf(memory));
	}

	private int homeOfId(ValidEvent<D> accepted) {
		return Placement.byKey(accepted.event().id().getBytes(UTF_8), this.partitions);
	}

	/** Sends records to the partitions where they are at home. */
	private KStream<byte[], byte[]> repartition(KStream<String, ValidEvent<D>> events, String step,
			ToIntFunction<ValidEvent<D>> home) {
		return events.process(() -> new RepartitionProcessor<D>(home), named(step + "-leave"))
			.repartition(Repartitioned.with(Serdes.ByteArray(), RepartitionedRecord.SERDE)
				.withName(name(step))
				.withNumberOfPartitions(this.partitions)
				.withStreamPartitioner(RepartitionedRecord.PARTITIONER))
			.mapValues(RepartitionedRecord::raw, named(step + "-arrive"));
	}

	/**
	 * Reads records, and collects the output of the rejected ones.
	 * @param route chooses the output of an accepted event
	 */
	private KStream<?, ?> read(KStream<byte[], byte[]> records, String step,
			Function<ValidEvent<D>, Output<String, ValidEvent<D>>> route) {
		Output<byte[], RejectedRecord> bad = output(step + "-rejected");
		KStream<?, ?> read = records.process(() -> new IntakeProcessor<>(this.type, this.partitions, route, bad),
				named(step));
		this.rejected.add(bad.of(read));
		return read;
	}

	private <K, V> Output<K, V> output(String step) {
		return new Output<>(name(step));
	}

	private String name(String step) {
		return this.type.topic() + "-" + step;
	}

	private Named named(String step) {
		return Named.as(name(step));
	}

}
