package cl.gremio.consumer.streams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

import cl.gremio.consumer.generation.Generation;
import cl.gremio.consumer.generation.GenerationResolver;
import cl.gremio.consumer.generation.GenerationCleaner;
import cl.gremio.consumer.horizon.Horizon;
import cl.gremio.consumer.readmodel.ReadModelLifecycle;
import cl.gremio.model.wire.OneLine;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a new generation answer once it has read the log and its rows are complete, and
 * removes generations that were superseded long enough ago. Used by the supervisor's
 * thread only.
 */
class GenerationCutover {

	private static final Logger logger = LoggerFactory.getLogger(GenerationCutover.class);

	/** The interval of the questions to Kafka, so that an idle guild asks little. */
	private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

	private final Generation generation;

	private final Collection<String> results;

	private final GenerationResolver generations;

	private final ReadModelLifecycle readModel;

	private final GenerationCleaner cleaner;

	private final Clock clock;

	private boolean othersAnswer;

	private boolean counts;

	private boolean answers;

	private boolean isObsolete;

	private Instant checkedAt = Instant.EPOCH;

	/**
	 * Creates a cutover that has not begun.
	 * @param results the names of the result topics in the contract
	 */
	GenerationCutover(Generation generation, Collection<String> results, GenerationResolver generations,
			ReadModelLifecycle readModel, GenerationCleaner cleaner, Clock clock) {
		this.generation = generation;
		this.results = results;
		this.generations = generations;
		this.readModel = readModel;
		this.cleaner = cleaner;
		this.clock = clock;
	}

	Generation generation() {
		return this.generation;
	}

	/**
	 * Has the read model fill the rows of the generation.
	 * @throws KafkaException if Kafka does not answer, or refuses
	 */
	void begin() {
		this.othersAnswer = this.readModel.follow(this.generation, this.generations.answering());
		if (this.othersAnswer) {
			logger.info("Earlier results answer until {} has read the log", OneLine.of(this.generation.application()));
		}
	}

	/**
	 * Takes the next steps that are possible now.
	 * @param horizon the horizon of the generation's streams
	 * @throws KafkaException if Kafka does not answer, or refuses
	 */
	void advance(Horizon horizon) {
		this.readModel.closeRetired();
		checkFromTimeToTime();
		if (this.answers) {
			this.cleaner.cleanUp(this.generation, this.results, this.readModel::delete);
		}
		else if (horizon.instant().isAfter(Instant.MIN) && this.readModel.takeOver(this.generation)) {
			if (this.othersAnswer) {
				logger.info("The results of {} are complete, and answer from now on",
						OneLine.of(this.generation.application()));
				this.othersAnswer = false;
			}
			this.generations.logThatItAnswers(this.generation);
			this.answers = true;
		}
	}

	private void checkFromTimeToTime() {
		Instant now = this.clock.instant();
		if (Duration.between(this.checkedAt, now).abs().compareTo(CHECK_INTERVAL) < 0) {
			return;
		}
		this.checkedAt = now;
		this.isObsolete = !this.generations.isWhole(this.generation);
		this.counts = this.counts || this.generations.logThatItCounts(this.generation, this.results);
	}

	/**
	 * Whether a topic was deleted or made anew, so that another generation has to begin.
	 */
	boolean isObsolete() {
		return this.isObsolete;
	}

}
