package cl.gremio.consumer.intake;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Lets the first of equal ids within 24 hours of record time pass, where a client may
 * have retried.
 */
class DeduplicationProcessor<D> extends ContextualFixedKeyProcessor<String, ValidEvent<D>, ValidEvent<D>> {

	private final String memory;

	private DeduplicationStore seen;

	/**
	 * Creates a processor.
	 * @param memory the name of its {@link DeduplicationStore}
	 */
	DeduplicationProcessor(String memory) {
		this.memory = memory;
	}

	@Override
	public void init(FixedKeyProcessorContext<String, ValidEvent<D>> context) {
		super.init(context);
		this.seen = new DeduplicationStore(context, this.memory);
	}

	@Override
	public void process(FixedKeyRecord<String, ValidEvent<D>> record) {
		if (this.seen.isFirst(record.value().event().id(), record.timestamp())) {
			context().forward(record);
		}
	}

}
