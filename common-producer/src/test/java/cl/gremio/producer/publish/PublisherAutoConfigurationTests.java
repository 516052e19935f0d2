package cl.gremio.producer.publish;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import cl.gremio.kafka.GremioKafkaAutoConfiguration;
import cl.gremio.kafka.TopicDefinitions;
import cl.gremio.service.storage.InstanceId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.application.DiskSpaceHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class PublisherAutoConfigurationTests {

	@TempDir
	private Path dataDir;

	private ApplicationContextRunner runner;

	@BeforeEach
	void aServiceWithoutKafka() {
		// No program listens on port 9.
		this.runner = new ApplicationContextRunner().withUserConfiguration(SaleService.class)
			.withPropertyValues("spring.application.name=sales-producer", "spring.kafka.bootstrap-servers=127.0.0.1:9",
					"gremio.data-dir=" + this.dataDir);
	}

	@Test
	void aServiceStartsAndClosesWithoutKafkaAndIsNotReady() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean("kafkaHealthIndicator", HealthIndicator.class).health().getStatus())
				.isEqualTo(Status.DOWN);
			assertThat(context.getBean(InstanceId.class).toString()).startsWith("sales-producer-");
		});
	}

	@Test
	void itsHealthTellsOfTheDiskWithItsData() {
		this.runner
			.run((context) -> assertThat(context.getBean(DiskSpaceHealthIndicator.class).health(true).getDetails())
				.containsEntry("path", this.dataDir.toString()));
		this.runner.withPropertyValues("management.health.diskspace.path=/")
			.run((context) -> assertThat(context.getBean(DiskSpaceHealthIndicator.class).health(true).getDetails())
				.containsEntry("path", "/"));
	}

	@Test
	void theDefaultsAnswerBeforeTheHttpDeadline() {
		this.runner.run((context) -> {
			PublisherProperties properties = context.getBean(PublisherProperties.class);
			assertThat(properties.deadline()).isEqualTo(Duration.ofSeconds(4));
			assertThat(properties.maxInFlight()).isEqualTo(10_000);
		});
	}

	@Test
	void settingsOutOfRangeAreNamed() {
		this.runner.withPropertyValues("gremio.publisher.max-in-flight=0")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("maxInFlight"));
		this.runner.withPropertyValues("gremio.topics.partitions=3")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("gremio.topics.partitions must be even"));
	}

	@Test
	void theTemplateHasBootsSettingsAndTheFactoryBootsCustomizers() {
		this.runner
			.withBean("listener", DefaultKafkaProducerFactoryCustomizer.class,
					() -> PublisherAutoConfigurationTests::addListener)
			.withPropertyValues("spring.kafka.template.observation-enabled=true",
					"spring.kafka.producer.properties.max.request.size=7")
			.run((context) -> {
				DefaultKafkaProducerFactory<?, ?> factory = context.getBean(DefaultKafkaProducerFactory.class);
				assertThat(factory.getListeners()).hasSize(1);
				assertThat(factory.getConfigurationProperties()).containsEntry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
						"7");
				assertThat(context.getBean(KafkaTemplate.class)).hasFieldOrPropertyWithValue("observationEnabled",
						true);
			});
	}

	private static <K, V> void addListener(DefaultKafkaProducerFactory<K, V> factory) {
		factory.addListener(new ProducerFactory.Listener<>() {
		});
	}

	@Test
	void whatAnAnswerRestsOnCantBeTurnedOff() {
		Map<String, Object> configured = Map.of(ProducerConfig.ACKS_CONFIG, "1",
				ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false, ProducerConfig.TRANSACTIONAL_ID_CONFIG, "shared",
				ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
		assertThat(ProducerSettings.idempotent(configured, "service-1"))
			.containsEntry(ProducerConfig.ACKS_CONFIG, "all")
			.containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
			.containsEntry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4")
			.doesNotContainKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
		assertThat(ProducerSettings.transactional(configured, "service-1-main"))
			.containsEntry(ProducerConfig.ACKS_CONFIG, "all")
			.containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
			.containsEntry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "service-1-main");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ GremioKafkaAutoConfiguration.class, PublisherAutoConfiguration.class })
	static class SaleService {

		@Bean
		MeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

		@Bean
		Publisher publisher(PublisherFactory publishers, TopicDefinitions topics) {
			return publishers.transactional("main", topics.events("sales"));
		}

	}

}
