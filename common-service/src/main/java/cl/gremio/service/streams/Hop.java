package cl.gremio.service.streams;

import java.util.Optional;
import java.util.Set;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * A value on its way to a certain partition; only the value itself is written.
 */
record Hop(byte @Nullable [] raw, int partition) {

	static final Serde<Hop> SERDE = Serdes.serdeFrom((topic, hop) -> hop.raw(), (topic, raw) -> new Hop(raw, -1));

	static final StreamPartitioner<byte[], Hop> PARTITIONER = (topic, key, hop, partitions) -> Optional
		.of(Set.of(hop.partition() % partitions));

}
