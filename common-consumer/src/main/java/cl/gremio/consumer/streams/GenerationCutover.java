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
 * Lets a generation take the place of the one that answers, once it has read the log and
 * its rows are complete, and takes away what has been superseded for long enough.
 */
class GenerationCutover {

	private static final Logger logger = LoggerFactory.getLogger(GenerationCutover.class);

	/**
	 * Between two looks whether anything was counted: a guild at rest asks for little.
	 */
	private static final Duration PAUSE = Duration.ofSeconds(5);

	private final Generation generation;

	private final Collection<String> results;

	private final GenerationResolver generations;

	private final ReadModelLifecycle readModel;

	private final GenerationCleaner cleaner;

	private final Clock clock;

	private boolean othersAnswer;

	private boolean counts;

	private boolean answers;

	private boolean isOver;

	private Instant asked = Instant.EPOCH;

	/**
	 * A cutover that has not begun.
	 * @param results the names of result topics, as the contract has them
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
	 * Has the generation's rows filled.
	 * @throws KafkaException if Kafka doesn't answer, or refuses
	 */
	void begin() {
		this.othersAnswer = this.readModel.follow(this.generation, this.generations.answering());
		if (this.othersAnswer) {
			logger.info("Earlier results answer until {} has read the log", OneLine.of(this.generation.application()));
		}
	}

	/**
	 * Goes on as far as it can now.
	 * @param horizon of the generation's streams
	 * @throws KafkaException if Kafka doesn't answer, or refuses
	 */
	void look(Horizon horizon) {
		this.readModel.closeRetired();
		askFromTimeToTime();
		if (this.answers) {
			this.cleaner.look(this.generation, this.results, this.readModel::delete);
		}
		else if (horizon.instant().isAfter(Instant.MIN) && this.readModel.takeOver(this.generation)) {
			if (this.othersAnswer) {
				logger.info("The results of {} are complete, and answer from now on",
						OneLine.of(this.generation.application()));
				this.othersAnswer = false;
			}
			this.generations.noteThatItAnswers(this.generation);
			this.answers = true;
		}
	}

	private void askFromTimeToTime() {
		Instant now = this.clock.instant();
		if (Duration.between(this.asked, now).abs().compareTo(PAUSE) < 0) {
			return;
		}
		this.asked = now;
		this.isOver = !this.generations.isWhole(this.generation);
		this.counts = this.counts || this.generations.noteThatItCounts(this.generation, this.results);
	}

	/** Whether topics were made anew meanwhile, and another generation has to begin. */
	boolean isOver() {
		return this.isOver;
	}

}
