package cl.gremio.kafka;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClientConfigsTests {

	private static final Map<String, Object> CONFIGURED = Map.of("bootstrap.servers", "kafka:9092", "group.id", "sales",
			"isolation.level", "read_uncommitted", "enable.auto.commit", true, "client.id", "mine", "max.poll.records",
			7, "request.timeout.ms", 9);

	@Test
	void aConsumerReadsCommittedRecordsInNoGroup() {
		assertThat(ClientConfigs.consumer(CONFIGURED, "sales-consumer-1")).doesNotContainKey("group.id")
			.containsEntry("isolation.level", "read_committed")
			.containsEntry("enable.auto.commit", false)
			.containsEntry("auto.offset.reset", "earliest")
			.containsEntry("client.id", "sales-consumer-1");
	}

	@Test
	void whatTheUserConfiguresOtherwiseStays() {
		assertThat(ClientConfigs.consumer(CONFIGURED, "id")).containsEntry("max.poll.records", 7)
			.containsEntry("bootstrap.servers", "kafka:9092");
		assertThat(ClientConfigs.admin(CONFIGURED, "id")).containsEntry("request.timeout.ms", 9)
			.containsEntry("default.api.timeout.ms", 5000)
			.containsEntry("client.id", "id");
	}

}
