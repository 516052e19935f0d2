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
 * Reads a record by the rules of its topic, and gives it its key and its id. Finds every
 * error of a record here, before any processor changes a state.
 */
class IntakeProcessor<W extends WireRecord, D> extends ContextualProcessor<byte[], byte[], Object, Object> {

	private final EventType<W, D> type;

	private final int partitions;

	private final Function<ValidEvent<D>, Output<String, ValidEvent<D>>> route;

	private final Output<byte[], RejectedRecord> rejected;

	private Counter deadLetters;

	private RejectedOffsets earlierRejections;

	private AdaptiveCommit commits;

	private PerRecordCommit recordCommits;

	/**
	 * Creates a processor.
	 * @param partitions the number of the topic's partitions
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
		this.recordCommits = new PerRecordCommit(context);
		this.deadLetters = DeadLetterSink.counter(context.appConfigs(), this.type.topic());
		this.earlierRejections = RejectedOffsets.of(context.appConfigs());
	}

	@Override
	public void process(Record<byte[], byte[]> record) {
		this.commits.recordArrived();
		RecordMetadata metadata = context().recordMetadata().orElseThrow();
		try {
			process(record, metadata);
		}
		catch (RuntimeException ex) {
			throw RecordProcessingException.of(metadata, ex);
		}
		this.recordCommits.processed();
	}

	private void process(Record<byte[], byte[]> record, RecordMetadata metadata) {
		RejectionHeader rejection = RejectionHeader.take(record.headers());
		SourceRecord here = SourceRecord.of(record, metadata);
		SourceRecord source = metadata.topic().equals(this.type.topic()) ? here
				: RepartitionedRecord.restore(here, this.type.topic());
		int size = source.size() + rejection.removedBytes();
		try {
			EventSizeLimit.check(size);
			if (rejection.cause() != null) {
				reject(source, metadata, rejection.cause(), rejection.truncate() ? size : -1);
				return;
			}
			accept(source, metadata);
		}
		catch (InvalidEventException ex) {
			reject(source, metadata, ex, (size > RecordLimits.EVENT) ? size : -1);
		}
	}

	private void accept(SourceRecord source, RecordMetadata metadata) throws InvalidEventException {
		Event<D> event = read(source);
		int home = this.type.placement().partition(event.data(), this.partitions);
		ValidEvent<D> accepted = new ValidEvent<>(event, source, metadata.partition(), home);
		String key = this.type.key().apply(event.data());
		this.route.apply(accepted)
			.forward(context(), new Record<>(key, accepted, source.timestamp(), source.headers()));
	}

	private Event<D> read(SourceRecord source) throws InvalidEventException {
		if (source.value() == null) {
			throw new InvalidEventException("has no value");
		}
		W wire = WireReader.readJson(source.value(), this.type.wire());
		Event<W> event = CloudEvents.event(source.headers(), source::position, source.timestamp(), wire);
		return event.with(this.type.refinement().refine(event));
	}

	/** Rejects a record once, in whichever generation reads it first. */
	private void reject(SourceRecord source, RecordMetadata metadata, Throwable cause, int originalSize) {
		if (this.earlierRejections.contains(source)) {
			return;
		}
		SourceRecord kept = (originalSize >= 0) ? source.truncate() : source;
		DeadLetterSink.describe(kept, context().applicationId(), cause, originalSize);
		this.deadLetters.increment();
		this.rejected.forward(context(), new Record<>(kept.key(), new RejectedRecord(kept, metadata.partition()),
				kept.timestamp(), kept.headers()));
	}

	@Override
	public void close() {
		this.commits.close();
	}

}
