package cl.gremio.consumer.intake;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Passes the first event of an id within 24 hours of record time, and drops repetitions
 * by a client that has retried.
 */
class DeduplicationProcessor<D> extends ContextualFixedKeyProcessor<String, ValidEvent<D>, ValidEvent<D>> {

	private final String store;

	private DeduplicationStore ids;

	DeduplicationProcessor(String store) {
		this.store = store;
	}

	@Override
	public void init(FixedKeyProcessorContext<String, ValidEvent<D>> context) {
		super.init(context);
		this.ids = new DeduplicationStore(context, this.store);
	}

	@Override
	public void process(FixedKeyRecord<String, ValidEvent<D>> record) {
		if (this.ids.add(record.value().event().id(), record.timestamp())) {
			context().forward(record);
		}
	}

}
