package cl.gremio.tools.deadletter;

import java.util.function.Predicate;

import cl.gremio.model.topic.RecordPosition;
import cl.gremio.model.topic.Topics;
import cl.gremio.tools.CommandException;

/**
 * The dead letters of a Kafka cluster. A topic without dead letters may have no
 * {@code -dlt} yet.
 */
record DeadLetterLog(KafkaClients broker, LogReader reader) {

	/**
	 * Checks that a topic exists.
	 * @throws CommandException if neither the topic nor its {@code -dlt} exists
	 */
	void require(String topic) {
		if (this.broker.partitions(topic) == 0 && this.broker.partitions(Topics.deadLettersOf(topic)) == 0) {
			throw new CommandException("There is no topic " + topic);
		}
	}

	/**
	 * Reads a topic's dead letters.
	 * @param each takes a dead letter, and returns whether to go on
	 */
	void read(String topic, Predicate<DeadLetter> each) {
		String deadLetters = Topics.deadLettersOf(topic);
		this.reader.read(deadLetters, this.broker.partitions(deadLetters),
				(record) -> each.test(new DeadLetter(record)));
	}

	/**
	 * Finds one dead letter.
	 * @throws CommandException if no dead letter has the position
	 */
	DeadLetter find(String topic, RecordPosition position) {
		require(topic);
		if (position.partition() < this.broker.partitions(position.topic())) {
			return this.reader.record(position).map(DeadLetter::new).orElseThrow(() -> none(position));
		}
		throw none(position);
	}

	private static CommandException none(RecordPosition position) {
		return new CommandException("There is no dead letter " + position);
	}

}
