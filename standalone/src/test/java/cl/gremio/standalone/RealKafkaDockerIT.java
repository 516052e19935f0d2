package cl.gremio.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import cl.gremio.model.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The services on the broker of the public image, with the image's settings and not ours.
 */
@Testcontainers(disabledWithoutDocker = true)
@Timeout(600)
class RealKafkaDockerIT {

	@Container
	private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.2.1");

	@TempDir
	private Path folder;

	private final Map<Service, ServiceInstance> services = new EnumMap<>(Service.class);

	private HttpCalls calls;

	@BeforeEach
	void startServices() throws Exception {
		for (Service service : Service.values()) {
			this.services.put(service, ServiceInstance.start(service, this.folder.resolve(service.label()),
					this.kafka.getBootstrapServers(), Map.of()));
		}
		this.calls = new HttpCalls((service) -> this.services.get(service).port());
		await().atMost(Duration.ofMinutes(3))
			.until(() -> this.services.values().stream().allMatch(ServiceInstance::isReady));
	}

	@AfterEach
	void stopServices() throws Exception {
		for (ServiceInstance service : this.services.values()) {
			service.close();
		}
	}

	@Test
	void theTourGivesItsAnswers() throws Exception {
		Tour.ENGLISH.take(this.calls);
		List<String> topics = new ArrayList<>(new KafkaLog(this.kafka.getBootstrapServers()).topics("-dlt"));
		assertThat(topics).containsExactlyInAnyOrder(Topics.deadLettersOf(Topics.MEMBERS),
				Topics.deadLettersOf(Topics.SALES), Topics.deadLettersOf(Topics.STOCK),
				Topics.deadLettersOf(Topics.UBICATION));
	}

}
