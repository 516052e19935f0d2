package cl.gremio.kafka;

import java.time.Duration;

import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopicDefinitionsTests {

	private final TopicDefinitions topics = new TopicDefinitions(new TopicProperties(4, (short) 3, 2, null));

	@Test
	void eventsAreKeptForEverUnlessConfigured() {
		NewTopic sales = this.topics.events("sales");
		assertThat(sales.numPartitions()).isEqualTo(4);
		assertThat(sales.replicationFactor()).isEqualTo((short) 3);
		assertThat(sales.configs()).containsEntry("retention.ms", "-1")
			.containsEntry("cleanup.policy", "delete")
			.containsEntry("min.insync.replicas", "2");
		assertThat(new TopicDefinitions(new TopicProperties(4, (short) 1, null, Duration.ofDays(1))).events("sales")
			.configs()).containsEntry("retention.ms", "86400000").doesNotContainKey("min.insync.replicas");
	}

	@Test
	void someEventsAreKeptForATimeOfTheirOwn() {
		assertThat(this.topics.events("carts.events", Duration.ofDays(30)).configs()).containsEntry("retention.ms",
				"2592000000");
	}

	@Test
	void factsAreCompacted() {
		assertThat(this.topics.facts("sales.daily").configs()).containsEntry("cleanup.policy", "compact");
	}

	@Test
	void aDeadLetterHasRoomForTheLargestRecordAndItsHeaders() {
		NewTopic deadLetters = this.topics.deadLettersOf("sales");
		assertThat(deadLetters.name()).isEqualTo("sales-dlt");
		assertThat(deadLetters.configs()).containsEntry("max.message.bytes", "2097152")
			.containsEntry("retention.ms", "-1");
		assertThat(this.topics.deadLetterReplays().numPartitions()).isOne();
	}

}
