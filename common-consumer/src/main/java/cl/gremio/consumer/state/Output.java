package cl.gremio.consumer.state;

import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.ValueMapper;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * One of several outputs of a processor: a child node of its own for the records of one
 * type. The processor forwards each record to the one node that takes it, so that no
 * other node has to filter.
 *
 * @param <K> the keys of the records
 * @param <V> the values of the records
 */
public final class Output<K, V> {

	private final String node;

	/**
	 * Creates an output.
	 * @param node the name of the child node in the topology
	 */
	public Output(String node) {
		this.node = node;
	}

	/** Forwards a record to this output only. */
	public void forward(ProcessorContext<? super K, ? super V> context, Record<K, V> record) {
		context.forward(record, this.node);
	}

	/**
	 * Adds the child node to the topology.
	 * @param processed what the processor forwards to all of its outputs
	 * @return the records of this output
	 */
	public KStream<K, V> of(KStream<?, ?> processed) {
		return of(processed, (value) -> value);
	}

	/**
	 * Adds the child node to the topology, and maps each value there.
	 * @param processed what the processor forwards to all of its outputs
	 * @return the mapped records of this output
	 */
	@SuppressWarnings("unchecked")
	public <R> KStream<K, R> of(KStream<?, ?> processed, ValueMapper<? super V, ? extends R> mapper) {
		return ((KStream<K, V>) processed).mapValues(mapper, Named.as(this.node));
	}

	/** The name of the child node in the topology. */
	public String node() {
		return this.node;
	}

}
