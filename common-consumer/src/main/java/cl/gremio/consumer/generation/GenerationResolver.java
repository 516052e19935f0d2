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
 * Finds a service's generation in Kafka, or begins one. Not thread-safe; every method may
 * end with a {@link KafkaException}, to be tried again.
 */
public final class GenerationResolver {

	private static final Logger logger = LoggerFactory.getLogger(GenerationResolver.class);

	/** State from before there were versions. */
	private static final int FIRST_VERSION = 1;

	private final ClusterMetadata cluster;

	private final GenerationLog log;

	private final String service;

	private final String configured;

	private final Clock clock;

	private final FirstStartResolver firstStarts;

	private final GenerationCheck diagnosis;

	/** As it was read last. */
	private GenerationHistory history = new GenerationHistory();

	GenerationResolver(ClusterMetadata cluster, GenerationLog log, String service, ResultsProperties results,
			Clock clock) {
		this.cluster = cluster;
		this.log = log;
		this.service = service;
		this.configured = results.generation();
		this.clock = clock;
		this.firstStarts = new FirstStartResolver(cluster, clock);
		this.diagnosis = new GenerationCheck(cluster);
	}

	/**
	 * The newest generation of this version and source whose state, results and positions
	 * are whole; begun now if there is none. Of instances that begin one at the same time
	 * all get the same.
	 * @param version of the state that the service keeps, 1 or more
	 * @param topic the source, which exists
	 * @param results the names of its result topics, as the contract has them
	 */
	public Generation resolve(int version, String topic, Collection<String> results) {
		Source source = this.cluster.source(topic);
		Generation claim = null;
		String reason = "";
		while (true) {
			this.history = this.log.read();
			List<Generation> line = this.history.of(this.service, this.configured);
			Generation newest = newest(line, version, source);
			String fault = (newest != null) ? this.diagnosis.fault(newest, this.history.topicsOf(newest))
					: GenerationCheck.difference(line, version, source);
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

	private static @Nullable Generation newest(List<Generation> line, int version, Source source) {
		return line.stream()
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

	/** Whether a release from before there were generations has counted here. */
	private boolean hasTraces(Set<String> topics, Collection<String> results) {
		return hasState(topics, this.configured) || results.stream()
			.map((topic) -> Generation.named(topic, this.configured))
			.anyMatch((topic) -> topics.contains(topic) && this.cluster.hasRecords(topic));
	}

	private boolean hasState(Set<String> topics, String ending) {
		String application = Generation.named(this.service, ending);
		return topics.stream().anyMatch((topic) -> Generation.isInternal(topic, application));
	}

	/** One that nobody has had, not even where the log of generations was lost. */
	private String freeEnding(Set<String> topics) {
		return Stream.iterate(2, (number) -> number + 1)
			.map((number) -> this.configured.isEmpty() ? "g" + number : this.configured + ".g" + number)
			.filter((ending) -> !this.history.isTaken(Generation.named(this.service, ending)))
			.filter((ending) -> !hasState(topics, ending))
			.findFirst()
			.orElseThrow();
	}

	/** The generation that answered last, if any has. */
	public Optional<Generation> answering() {
		return this.history.answering(this.service, this.configured);
	}

	/** The applications of the others that have read the same topic. */
	public Set<String> siblings(Generation generation) {
		return this.history.all()
			.stream()
			.filter((other) -> other.service().equals(this.service) && !other.id().equals(generation.id()))
			.filter((other) -> other.source().isSameTopic(generation.source()))
			.map(Generation::application)
			.collect(Collectors.toSet());
	}

	/** Whether it can go on: its source is as it was, and what it made is there. */
	public boolean isWhole(Generation generation) {
		return this.cluster.source(generation.source().topic()).equals(generation.source())
				&& this.diagnosis.fault(generation, this.history.topicsOf(generation)) == null;
	}

	/**
	 * Notes that a generation counts, with the ids of its topics, as soon as it does.
	 * @return whether it does
	 */
	public boolean noteThatItCounts(Generation generation, Collection<String> results) {
		if (!this.history.topicsOf(generation).isEmpty()) {
			return true;
		}
		if (this.cluster.positions(generation.application()).isEmpty()) {
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

	/** Notes that a generation answers, in the place of all others of its service. */
	public void noteThatItAnswers(Generation generation) {
		this.history = this.log.read();
		if (!this.history.isSettled(generation)) {
			this.log.append(GenerationLogEntry.of(GenerationLogEntry.What.ANSWERS, generation, this.clock.instant()));
		}
	}

}
