package cl.gremio.consumer.state;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Forwards records on behalf of one processor, even at a commit, when no processor is
 * current. The caches of Kafka Streams do the same; Kafka Streams has no public API for
 * this.
 */
@FunctionalInterface
interface NodeForwarder<F> {

	void forward(Record<String, F> record);

	/**
	 * Forwards on behalf of the processor that is being initialized.
	 * @param child the child node that gets the records, or {@code null} for all children
	 */
	static <F> NodeForwarder<F> of(ProcessorContext<? super String, ? super F> context, @Nullable String child) {
		if (!(context instanceof InternalProcessorContext<? super String, ? super F> internal)) {
			return (record) -> context.forward(record, child);
		}
		var node = internal.currentNode();
		return (record) -> {
			var current = internal.currentNode();
			internal.setCurrentNode(node);
			try {
				internal.forward(record, child);
			}
			finally {
				internal.setCurrentNode(current);
			}
		};
	}

}
