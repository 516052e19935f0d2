package cl.gremio.consumer.intake;

import java.util.function.Function;

import cl.gremio.consumer.failure.PerRecordCommit;
import cl.gremio.consumer.failure.RecordProcessingException;
import cl.gremio.consumer.failure.RejectionHeader;
import cl.gremio.consumer.state.AdaptiveCommit;
import cl.gremio.consumer.state.Output;
import cl.gremio.kafka.RecordLimits;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.event.Event;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.WireReader;
import cl.gremio.model.wire.WireRecord;
import io.micrometer.core.instrument.Counter;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Reads a record by the rules of its topic; from here on it has its key and its id. All
 * that may be wrong with it is found here, before any state is touched.
 */
class IntakeProcessor<W extends WireRecord, D> extends ContextualProcessor<byte[], byte[], Object, Object> {

	private final EventType<W, D> type;

	private final int partitions;

	private final Function<ValidEvent<D>, Output<String, ValidEvent<D>>> route;

	private final Output<byte[], RejectedRecord> rejected;

	private Counter deadLetters;

	private RejectedOffsets known;

	private AdaptiveCommit commits;

	private PerRecordCommit guard;

	/**
	 * Creates a reader.
	 * @param partitions how many the topic has
	 * @param route chooses the output of an accepted event
	 * @param rejected the output of the other records
	 */
	IntakeProcessor(EventType<W, D> type, int partitions, Function<ValidEvent<D>, Output<String, ValidEvent<D>>> route,
			Output<byte[], RejectedRecord> rejected) {
		this.type = type;
		this.partitions = partitions;
		this.route = route;
		this.rejected = rejected;
	}

	@Override
	public void init(ProcessorContext<Object, Object> context) {
		super.init(context);
		this.commits = AdaptiveCommit.of(context);
		this.guard = new PerRecordCommit(context);
		this.deadLetters = DeadLetterSink.counter(context.appConfigs(), this.type.topic());
		this.known = RejectedOffsets.of(context.appConfigs());
	}

	@Override
	public void process(Record<byte[], byte[]> record) {
		this.commits.recordArrived();
		RecordMetadata source = context().recordMetadata().orElseThrow();
		try {
			process(record, source);
		}
		catch (RuntimeException ex) {
			throw RecordProcessingException.of(source, ex);
		}
		this.guard.processed();
	}

	private void process(Record<byte[], byte[]> record, RecordMetadata source) {
		RejectionHeader refusal = RejectionHeader.take(record.headers());
		SourceRecord here = SourceRecord.of(record, source);
		SourceRecord came = source.topic().equals(this.type.topic()) ? here
				: RepartitionedRecord.arrive(here, this.type.topic());
		int size = came.size() + refusal.removed();
		try {
			EventSizeLimit.refuse(size);
			if (refusal.cause() != null) {
				reject(came, source, refusal.cause(), refusal.cut() ? size : -1);
				return;
			}
			accept(came, source);
		}
		catch (InvalidEventException ex) {
			reject(came, source, ex, (size > RecordLimits.EVENT) ? size : -1);
		}
	}

	private void accept(SourceRecord came, RecordMetadata source) throws InvalidEventException {
		Event<D> event = read(came);
		int home = this.type.placement().partition(event.data(), this.partitions);
		ValidEvent<D> accepted = new ValidEvent<>(event, came, source.partition(), home);
		this.route.apply(accepted)
			.forward(context(),
					new Record<>(this.type.key().apply(event.data()), accepted, came.timestamp(), came.headers()));
	}

	private void reject(SourceRecord came, RecordMetadata source, Throwable cause, int cutFrom) {
		if (this.known.contains(came)) {
			return;
		}
		SourceRecord kept = (cutFrom >= 0) ? came.cut() : came;
		DeadLetterSink.describe(kept, context().applicationId(), cause, cutFrom);
		this.deadLetters.increment();
		this.rejected.forward(context(), new Record<>(kept.key(), new RejectedRecord(kept, source.partition()),
				kept.timestamp(), kept.headers()));
	}

	@Override
	public void close() {
		this.commits.close();
	}

	private Event<D> read(SourceRecord came) throws InvalidEventException {
		if (came.value() == null) {
			throw new InvalidEventException("has no value");
		}
		W wire = WireReader.readJson(came.value(), this.type.wire());
		Event<W> event = CloudEvents.event(came.headers(), came::position, came.timestamp(), wire);
		return event.with(this.type.refinement().refine(event));
	}

}
