package cl.gremio.consumer.generation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import cl.gremio.consumer.generation.Generation.Source;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Finds the reason for which a service has to begin a new generation. */
record GenerationCheck(ClusterMetadata cluster) {

	/**
	 * Finds what keeps a generation from going on. Returns {@code null} if it can go on.
	 * @param known the ids of its topics; empty until it has state
	 */
	@Nullable String findFault(Generation generation, Map<String, String> known) {
		if (known.isEmpty()) {
			return null;
		}
		Map<String, String> there = this.cluster.idsOnceVisible(known.keySet());
		String gone = known.keySet()
			.stream()
			.filter((topic) -> !known.get(topic).equals(there.get(topic)))
			.sorted()
			.collect(Collectors.joining(", "));
		if (!gone.isEmpty()) {
			return gone + " is gone or was made anew";
		}
		Map<TopicPartition, OffsetAndMetadata> positions = this.cluster.committedOffsets(generation.application());
		if (positions.isEmpty()) {
			return "Kafka has forgotten how far " + generation.application() + " has read";
		}
		boolean isCut = this.cluster.offsets(generation.source().topic(), OffsetSpec.latest())
			.entrySet()
			.stream()
			.anyMatch((end) -> positions.containsKey(end.getKey())
					&& positions.get(end.getKey()).offset() > end.getValue().offset());
		return isCut ? "Topic " + generation.source().topic() + " has lost records that were read" : null;
	}

	/** Finds why no existing generation fits. Returns {@code null} if there is none. */
	static @Nullable String findDifference(List<Generation> existing, int version, Source source) {
		if (existing.isEmpty()) {
			return null;
		}
		Generation last = existing.get(existing.size() - 1);
		if (!last.source().isSameTopic(source)) {
			return "Topic " + source.topic() + " was made anew";
		}
		if (last.source().partitions() != source.partitions()) {
			return String.format(Locale.ROOT, "Topic %s has %d partitions, and no longer %d", source.topic(),
					source.partitions(), last.source().partitions());
		}
		return String.format(Locale.ROOT, "The state of %s has version %d, and this release keeps %d",
				last.application(), last.version(), version);
	}

}
