package cl.gremio.consumer.state;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Forwards as a certain processor, at a commit as well, when none is at work. The caches
 * of Kafka Streams do it this way; there is no public one.
 */
@FunctionalInterface
interface NodeForwarder<F> {

	void forward(Record<String, F> record);

	/**
	 * As the processor that is being initialized.
	 * @param child the node below it that the records are for, or {@code null} for all
	 */
	static <F> NodeForwarder<F> by(ProcessorContext<String, F> context, @Nullable String child) {
		if (!(context instanceof InternalProcessorContext<String, F> internal)) {
			return (record) -> context.forward(record, child);
		}
		var node = internal.currentNode();
		return (record) -> {
			var atWork = internal.currentNode();
			internal.setCurrentNode(node);
			try {
				internal.forward(record, child);
			}
			finally {
				internal.setCurrentNode(atWork);
			}
		};
	}

}
