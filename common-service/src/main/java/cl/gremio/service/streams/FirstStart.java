package cl.gremio.service.streams;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import cl.gremio.service.kafka.KafkaAccess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * When an application was started for the first time, whichever instance that was and
 * whatever became of it.
 *
 * <p>
 * Kafka keeps it, with a position that is committed under a group of its own. State could
 * not: what a task puts there is kept from its first commit on, and a process may die
 * before that. A broker forgets such a position after {@code offsets.retention.minutes},
 * a week; until then each task has to have what it needs in its state.
 */
class FirstStart {

	private final Admin admin;

	private final Clock clock;

	private final String group;

	private final TopicPartition partition;

	/**
	 * Knows of an application's first start.
	 * @param topic one that the application reads, for there is no position without one
	 */
	FirstStart(Admin admin, Clock clock, String application, String topic) {
		this.admin = admin;
		this.clock = clock;
		this.group = application + ".first-start";
		this.partition = new TopicPartition(topic, 0);
	}

	/**
	 * The instant, which is now if there has been no start before, and then is kept.
	 * @throws KafkaException if Kafka doesn't answer, or refuses
	 */
	Instant instant() {
		OffsetAndMetadata kept = KafkaAccess
			.await(this.admin.listConsumerGroupOffsets(this.group).partitionsToOffsetAndMetadata())
			.get(this.partition);
		return (kept != null) ? Instant.parse(kept.metadata()) : keep(this.clock.instant());
	}

	private Instant keep(Instant now) {
		KafkaAccess.await(this.admin
			.alterConsumerGroupOffsets(this.group, Map.of(this.partition, new OffsetAndMetadata(0, now.toString())))
			.all());
		return now;
	}

}
