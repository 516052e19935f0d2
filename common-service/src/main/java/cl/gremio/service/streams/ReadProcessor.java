package cl.gremio.service.streams;

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

	private Counter deadLetters;

	ReadProcessor(EventType<W, D> type, int partitions) {
		this.type = type;
		this.partitions = partitions;
	}

	@Override
	public void init(ProcessorContext<String, Received<D>> context) {
		super.init(context);
		this.deadLetters = DeadLetters.counter(context.appConfigs(), this.type.topic());
	}

	@Override
	public void process(Record<byte[], byte[]> record) {
		RecordMetadata source = context().recordMetadata().orElseThrow();
		try {
			Event<D> event = read(record, source);
			if (CloudEvents.text(record.headers(), CloudEvents.ID) == null) {
				record.headers().add(CloudEvents.header(CloudEvents.ID, event.id()));
			}
			int place = this.type.placement().partition(event.data(), this.partitions);
			context().forward(record.withKey(this.type.key().apply(event.data()))
				.withValue(new Received.Accepted<>(event, record.value(), source.partition(), place)));
		}
		catch (InvalidEventException ex) {
			Record<byte[], byte[]> kept = Oversize.cut(record);
			DeadLetters.describe(kept, source, context().applicationId(), ex);
			this.deadLetters.increment();
			context().forward(
					kept.withKey("").withValue(new Received.Rejected<>(kept.key(), kept.value(), source.partition())));
		}
	}

	private Event<D> read(Record<byte[], byte[]> record, RecordMetadata source) throws InvalidEventException {
		if (record.value() == null) {
			throw new InvalidEventException("has no value");
		}
		Oversize.refuse(record);
		W wire = EventReader.readJson(record.value(), this.type.wire());
		String position = source.topic() + "-" + source.partition() + "-" + source.offset();
		Event<W> event = CloudEvents.event(record.headers(), position, record.timestamp(), wire);
		return event.with(this.type.refinement().refine(event));
	}

}
