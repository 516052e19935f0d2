package cl.gremio.service.streams;

import java.time.Instant;

import org.apache.kafka.common.KafkaException;

/** An application's way through the log: when it set out, and how far it has come. */
public interface Progress extends Horizon {

	/**
	 * The instant at which the application was started for the first time. To be asked
	 * for while its topology is built, as Kafka may have to be asked.
	 * @throws KafkaException if Kafka doesn't answer, or refuses
	 */
	Instant firstStart();

}
