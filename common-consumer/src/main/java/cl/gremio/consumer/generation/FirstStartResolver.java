package cl.gremio.consumer.generation;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import cl.gremio.consumer.generation.Generation.Source;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Finds the time of a guild's first start, as far back as Kafka has kept it. */
record FirstStartResolver(ClusterMetadata cluster, Clock clock) {

	/**
	 * Finds the first start of the generations that read the same topic. If there is
	 * none, returns the time that release 0.1.0 kept, or the time of the first record if
	 * Kafka has forgotten that, or now if 0.1.0 has never run.
	 * @param application the application id of 0.1.0
	 * @param hasRun whether 0.1.0 has run
	 */
	Instant find(GenerationHistory history, String service, String application, Source source, boolean hasRun) {
		return history.all()
			.stream()
			.filter((each) -> each.service().equals(service) && each.source().isSameTopic(source))
			.map(Generation::firstStart)
			.min(Comparator.naturalOrder())
			.or(() -> keptBefore(List.of(application, service), source))
			.orElseGet(() -> hasRun ? firstRecord(source) : this.clock.instant());
	}

	/** Release 0.1.0 kept the time as the metadata of an offset, which expires. */
	private Optional<Instant> keptBefore(List<String> applications, Source source) {
		TopicPartition partition = new TopicPartition(source.topic(), 0);
		return applications.stream()
			.distinct()
			.map((application) -> this.cluster.committedOffsets(application + ".first-start").get(partition))
			.filter(Objects::nonNull)
			.map(OffsetAndMetadata::metadata)
			.flatMap((text) -> instant(text).stream())
			.min(Comparator.naturalOrder());
	}

	private static Optional<Instant> instant(String text) {
		try {
			return Optional.of(Instant.parse(text));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private Instant firstRecord(Source source) {
		Instant now = this.clock.instant();
		return this.cluster.firstTime(source.topic())
			.map(Instant::ofEpochMilli)
			.filter((first) -> first.isBefore(now))
			.orElse(now);
	}

}
