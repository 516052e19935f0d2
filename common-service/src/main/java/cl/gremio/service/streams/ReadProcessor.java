package cl.gremio.service.streams;

import java.util.function.Function;

import cl.gremio.model.CloudEvents;
import cl.gremio.model.Event;
import cl.gremio.model.EventReader;
import cl.gremio.model.InvalidEventException;
import cl.gremio.model.WireRecord;
import io.micrometer.core.instrument.Counter;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Reads a record by the rules of its topic; from here on it has its key and its id.
 */
class ReadProcessor<W extends WireRecord, D> extends ContextualProcessor<byte[], byte[], String, Received<D>> {

	private final EventType<W, D> type;

	private final int partitions;

	private final Function<Received.Accepted<D>, String> way;

	private final String rejected;

	private Counter deadLetters;

	private KnownDeadLetters known;

	private CommitPace pace;

	/**
	 * Creates a reader.
	 * @param partitions how many the topic has
	 * @param way the name of the node that an accepted record is for
	 * @param rejected the name of the node for the others
	 */
	ReadProcessor(EventType<W, D> type, int partitions, Function<Received.Accepted<D>, String> way, String rejected) {
		this.type = type;
		this.partitions = partitions;
		this.way = way;
		this.rejected = rejected;
	}

	@Override
	public void init(ProcessorContext<String, Received<D>> context) {
		super.init(context);
		this.pace = CommitPace.of(context);
		this.deadLetters = DeadLetters.counter(context.appConfigs(), this.type.topic());
		this.known = KnownDeadLetters.of(context.appConfigs());
	}

	@Override
	public void process(Record<byte[], byte[]> record) {
		this.pace.count();
		RecordMetadata source = context().recordMetadata().orElseThrow();
		try {
			Event<D> event = read(record, source);
			if (CloudEvents.text(record.headers(), CloudEvents.ID) == null) {
				record.headers().add(CloudEvents.header(CloudEvents.ID, event.id()));
			}
			int place = this.type.placement().partition(event.data(), this.partitions);
			Received.Accepted<D> accepted = new Received.Accepted<>(event, record.value(), source.partition(), place);
			context().forward(
					new Record<>(this.type.key().apply(event.data()), accepted, record.timestamp(), record.headers()),
					this.way.apply(accepted));
		}
		catch (InvalidEventException ex) {
			if (this.known.contains(source)) {
				return;
			}
			Record<byte[], byte[]> kept = Oversize.cut(record);
			DeadLetters.describe(kept, source, context().applicationId(), ex);
			this.deadLetters.increment();
			context().forward(
					kept.withKey("").withValue(new Received.Rejected<>(kept.key(), kept.value(), source.partition())),
					this.rejected);
		}
	}

	@Override
	public void close() {
		this.pace.rest();
	}

	private Event<D> read(Record<byte[], byte[]> record, RecordMetadata source) throws InvalidEventException {
		if (record.value() == null) {
			throw new InvalidEventException("has no value");
		}
		Oversize.refuse(record);
		W wire = EventReader.readJson(record.value(), this.type.wire());
		Event<W> event = CloudEvents.event(record.headers(),
				() -> source.topic() + "-" + source.partition() + "-" + source.offset(), record.timestamp(), wire);
		return event.with(this.type.refinement().refine(event));
	}

}
