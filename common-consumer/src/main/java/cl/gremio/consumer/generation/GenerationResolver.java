package cl.gremio.consumer.generation;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.consumer.generation.Generation.Source;
import cl.gremio.kafka.ResultsProperties;
import cl.gremio.model.wire.OneLine;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a service's generation in Kafka, or begins one. Every method may throw a
 * {@link KafkaException}, and may then be called again. Used by the supervisor's thread
 * only.
 */
public final class GenerationResolver {

	private static final Logger logger = LoggerFactory.getLogger(GenerationResolver.class);

	/** The version of state that was written before there were versions. */
	private static final int FIRST_VERSION = 1;

	private final ClusterMetadata cluster;

	private final GenerationLog log;

	private final String service;

	private final String configured;

	private final Clock clock;

	private final FirstStartResolver firstStarts;

	private final GenerationCheck check;

	/** The log as it was read last. */
	private GenerationHistory history = new GenerationHistory();

	GenerationResolver(ClusterMetadata cluster, GenerationLog log, String service, ResultsProperties results,
			Clock clock) {
		this.cluster = cluster;
		this.log = log;
		this.service = service;
		this.configured = results.generation();
		this.clock = clock;
		this.firstStarts = new FirstStartResolver(cluster, clock);
		this.check = new GenerationCheck(cluster);
	}

	/**
	 * Finds the newest generation of a version and a source whose state, results and
	 * offsets are complete, or begins one. Instances that begin one at the same time get
	 * the same generation.
	 * @param version the version of the service's state, 1 or more
	 * @param topic the public topic, which exists
	 * @param results the names of the result topics in the contract
	 */
	public Generation resolve(int version, String topic, Collection<String> results) {
		Source source = this.cluster.source(topic);
		Generation claim = null;
		String reason = "";
		while (true) {
			this.history = this.log.read();
			List<Generation> existing = this.history.of(this.service, this.configured);
			Generation newest = newest(existing, version, source);
			String fault = (newest != null) ? this.check.findFault(newest, this.history.topicsOf(newest))
					: GenerationCheck.findDifference(existing, version, source);
			if (newest != null && fault == null) {
				if (claim != null && claim.id().equals(newest.id()) && !reason.isEmpty()) {
					logger.warn("{}: the results are computed anew from the log, as {}", OneLine.of(reason),
							OneLine.of(newest.application()));
				}
				return newest;
			}
			reason = (fault != null) ? fault : "";
			claim = claim(version, source, results);
			this.log.append(GenerationLogEntry.claimed(claim, this.clock.instant()));
		}
	}

	private static @Nullable Generation newest(List<Generation> existing, int version, Source source) {
		return existing.stream()
			.filter((each) -> each.version() == version && each.source().equals(source))
			.reduce((older, newer) -> newer)
			.orElse(null);
	}

	private Generation claim(int version, Source source, Collection<String> results) {
		String first = Generation.named(this.service, this.configured);
		Set<String> topics = this.cluster.topics();
		boolean isTaken = this.history.isTaken(first);
		boolean hasRun = !isTaken && hasTraces(topics, results);
		Instant firstStart = this.firstStarts.find(this.history, this.service, first, source, hasRun);
		return new Generation(UUID.randomUUID().toString(), this.service, this.configured,
				hasRun ? FIRST_VERSION : version, source, isTaken ? freeEnding(topics) : this.configured, firstStart);
	}

	/** Whether a release without generations has written state or results. */
	private boolean hasTraces(Set<String> topics, Collection<String> results) {
		return hasState(topics, this.configured) || results.stream()
			.map((topic) -> Generation.named(topic, this.configured))
			.anyMatch((topic) -> topics.contains(topic) && this.cluster.hasRecords(topic));
	}

	private boolean hasState(Set<String> topics, String ending) {
		String application = Generation.named(this.service, ending);
		return topics.stream().anyMatch((topic) -> Generation.isInternal(topic, application));
	}

	/** Finds an ending without state, even if the log of generations was lost. */
	private String freeEnding(Set<String> topics) {
		return Stream.iterate(2, (number) -> number + 1)
			.map((number) -> this.configured.isEmpty() ? "g" + number : this.configured + ".g" + number)
			.filter((ending) -> !this.history.isTaken(Generation.named(this.service, ending)))
			.filter((ending) -> !hasState(topics, ending))
			.findFirst()
			.orElseThrow();
	}

	/** Returns the generation that answered last, if any. */
	public Optional<Generation> answering() {
		return this.history.answering(this.service, this.configured);
	}

	/** Returns the application ids of other generations that read the same topic. */
	public Set<String> siblings(Generation generation) {
		return this.history.all()
			.stream()
			.filter((other) -> other.service().equals(this.service) && !other.id().equals(generation.id()))
			.filter((other) -> other.source().isSameTopic(generation.source()))
			.map(Generation::application)
			.collect(Collectors.toSet());
	}

	/** Whether a generation can go on: its source is unchanged, and its topics exist. */
	public boolean isWhole(Generation generation) {
		return this.cluster.source(generation.source().topic()).equals(generation.source())
				&& this.check.findFault(generation, this.history.topicsOf(generation)) == null;
	}

	/**
	 * Logs that a generation has state, with the ids of its topics, once it has.
	 * @return whether it has
	 */
	public boolean logThatItCounts(Generation generation, Collection<String> results) {
		if (!this.history.topicsOf(generation).isEmpty()) {
			return true;
		}
		if (this.cluster.committedOffsets(generation.application()).isEmpty()) {
			return false;
		}
		this.history = this.log.read();
		if (!this.history.topicsOf(generation).isEmpty()) {
			return true;
		}
		List<String> topics = Stream
			.concat(results.stream().map(generation::named),
					this.cluster.topics().stream().filter(generation::hasInternal))
			.toList();
		this.log.append(GenerationLogEntry.counts(generation, this.clock.instant(), this.cluster.ids(topics)));
		this.history = this.log.read();
		return true;
	}

	/** Logs that a generation answers in place of the others of its service. */
	public void logThatItAnswers(Generation generation) {
		this.history = this.log.read();
		if (!this.history.isSettled(generation)) {
			this.log.append(GenerationLogEntry.of(GenerationLogEntry.Type.ANSWERS, generation, this.clock.instant()));
		}
	}

}
