package cl.gremio.tools.deadletter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.common.KafkaException;

/** Counts dead letters. */
public final class DeadLetterCount {

	private DeadLetterCount() {
	}

	/**
	 * Counts the dead letters of each topic.
	 * @return their number by topic, in the order of the list of dead letters
	 * @throws KafkaException if Kafka does not answer, or refuses
	 */
	public static Map<String, Long> byTopic(String bootstrapServers) {
		Map<String, Long> counts = new LinkedHashMap<>();
		try (KafkaClients broker = new KafkaClients(ClientSettings.of(bootstrapServers, null));
				LogReader reader = broker.reader()) {
			DeadLetterLog log = new DeadLetterLog(broker, reader);
			for (String topic : ListCommand.TOPICS) {
				AtomicLong count = new AtomicLong();
				log.read(topic, (deadLetter) -> count.incrementAndGet() > 0);
				counts.put(topic, count.get());
			}
		}
		return counts;
	}

}
