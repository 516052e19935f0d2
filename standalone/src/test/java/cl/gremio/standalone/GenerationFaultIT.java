package cl.gremio.standalone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A consumer computes its results anew from the log if state, topics or positions are
 * gone or do not fit.
 */
@Timeout(180)
@SideBySide
class GenerationFaultIT extends GenerationGuild {

	@Test
	void aFolderThatComesToAnotherKafkaBeginsAnew() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(20);
			awaitSales(first, 20);
		}
		stop();
		startOn("another");
		try (ServiceInstance other = consumer("other", Map.of())) {
			sell(60, "CD");
			awaitSales(other, 60);
		}
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(7);
			awaitSales(first, 67);
			assertThat(soldByFacts(Topics.SALES_DAILY)).isEqualTo(67);
		}
		stop();
		startOn("broker");
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(1);
			awaitSales(first, 21);
			assertThat(soldByFacts(Topics.SALES_DAILY)).isEqualTo(21);
		}
	}

	@Test
	void aTopicMadeAnewBeginsAnew() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(20);
			writeJunk();
			awaitSales(first, 20);
			awaitCounting("");
		}
		this.producer.close();
		delete(Topics.SALES);
		this.producer = start(Service.SALES_PRODUCER, "producer", Map.of());
		writeJunk();
		sell(3);
		try (ServiceInstance first = consumer("first", Map.of())) {
			awaitSales(first, 3);
			assertThat(soldByFacts(Topics.SALES_DAILY + ".g2")).isEqualTo(3);
			awaitDeadLetters(2);
		}
	}

	@Test
	void resultsOrStateThatAreGoneAreComputedAnew() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(20);
			awaitSales(first, 20);
			awaitCounting("");
		}
		delete(Topics.SALES_DAILY);
		try (ServiceInstance first = consumer("first", Map.of())) {
			awaitSales(first, 20);
			awaitCounting("g2");
		}
		delete(topics().stream()
			.filter((topic) -> topic.startsWith(CONSUMER + ".g2-") && topic.endsWith("daily-changelog"))
			.findFirst()
			.orElseThrow());
		sell(1);
		try (ServiceInstance first = consumer("first", Map.of())) {
			awaitSales(first, 21);
			assertThat(soldByFacts(Topics.SALES_DAILY + ".g3")).isEqualTo(21);
		}
	}

	@Test
	void positionsThatKafkaForgotAreNoReasonToCountTwice() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(20);
			awaitSales(first, 20);
			awaitCounting("");
		}
		try (Admin admin = admin()) {
			await().atMost(Duration.ofSeconds(30))
				.ignoreExceptions()
				.until(() -> admin.deleteConsumerGroups(List.of(CONSUMER)).all().get() == null);
		}
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(1);
			awaitSales(first, 21);
		}
	}

	@Test
	void aTopicThatGrowsIsCountedAcrossAllItsPartitions() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of()); Admin admin = admin()) {
			sell(20);
			awaitSales(first, 20);
			admin.createPartitions(Map.of(Topics.SALES, NewPartitions.increaseTo(6))).all().get();
			sell(20);
			awaitTakeOver("first", "g2", () -> assertThat(sales(first)).isBetween(20, 40));
			awaitSales(first, 40);
		}
	}

	@Test
	void aTopicMadeAnewWhileItIsReadBeginsAnew() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(20);
			awaitSales(first, 20);
			this.producer.close();
			delete(Topics.SALES);
			this.producer = start(Service.SALES_PRODUCER, "producer", Map.of());
			sell(3);
			awaitSales(first, 3);
			assertThat(soldByFacts(Topics.SALES_DAILY + ".g2")).isEqualTo(3);
		}
	}

	/**
	 * Such a guild left a changelog, a fact, and the first start in an offset's metadata.
	 */
	@Test
	void theFirstStartOfAGuildFromBeforeGenerationsIsKept() throws Exception {
		Instant start = Instant.parse("2026-01-02T03:04:05Z");
		try (Admin admin = admin()) {
			admin.createTopics(List.of(new NewTopic(CONSUMER + "-daily-changelog", 2, (short) 1))).all().get();
			admin
				.alterConsumerGroupOffsets(CONSUMER + ".first-start",
						Map.of(new TopicPartition(Topics.SALES, 0), new OffsetAndMetadata(0, start.toString())))
				.all()
				.get();
		}
		sell(1);
		try (ServiceInstance first = consumer("first", Map.of())) {
			awaitSales(first, 1);
			assertThat(claims()).extracting((claim) -> claim.get("ending").asString()).containsExactly("", "g2");
			assertThat(claims()).extracting((claim) -> Instant.parse(claim.get("firstStart").asString()))
				.containsExactly(start, start);
		}
	}

}
