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

/** When a guild was started for the first time, as far back as Kafka remembers. */
class FirstStartResolver {

	private final ClusterMetadata cluster;

	private final Clock clock;

	FirstStartResolver(ClusterMetadata cluster, Clock clock) {
		this.cluster = cluster;
		this.clock = clock;
	}

	/**
	 * The first start of any generation that read the same topic; else what 0.1.0 kept,
	 * or, where it was and Kafka forgot that, the time of the first record; else now.
	 * @param application what 0.1.0 would be known by
	 * @param hasRun whether 0.1.0 has been there
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

	/** 0.1.0 kept it as the metadata of an offset, which Kafka forgets in time. */
	private Optional<Instant> keptBefore(List<String> applications, Source source) {
		TopicPartition partition = new TopicPartition(source.topic(), 0);
		return applications.stream()
			.distinct()
			.map((application) -> this.cluster.positions(application + ".first-start").get(partition))
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
