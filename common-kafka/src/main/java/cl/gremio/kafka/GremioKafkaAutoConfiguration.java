package cl.gremio.kafka;

import java.io.IOException;
import java.nio.file.Path;

import cl.gremio.service.SettingsException;
import cl.gremio.service.storage.DataDirectory;
import cl.gremio.service.storage.HomeDirectory;
import cl.gremio.service.storage.InstanceId;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.application.DiskSpaceHealthIndicator;
import org.springframework.boot.health.autoconfigure.application.DiskSpaceHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.DiskSpaceHealthIndicatorProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * The Kafka beans of every service, whether it writes or reads. Boot's
 * {@code spring.kafka.*} says where Kafka is and how to log in.
 */
@AutoConfiguration(before = DiskSpaceHealthContributorAutoConfiguration.class)
@EnableConfigurationProperties({ InstanceProperties.class, KafkaProperties.class, ResultsProperties.class,
		TopicProperties.class, DiskSpaceHealthIndicatorProperties.class })
public class GremioKafkaAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DataDirectory dataDirectory(InstanceProperties properties, @Value("${spring.application.name}") String service) {
		Path configured = properties.dataDir();
		return (configured != null) ? DataDirectory.lock(configured) : HomeDirectory.ofUser().lockAlone(service);
	}

	/**
	 * Watches the disk of the data directory, unless configured otherwise. Boot's own
	 * indicator watches the directory in which the process was started.
	 */
	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnEnabledHealthIndicator("diskspace")
	DiskSpaceHealthIndicator diskSpaceHealthIndicator(DataDirectory directory,
			DiskSpaceHealthIndicatorProperties properties) {
		boolean configured = !properties.getPath().equals(new DiskSpaceHealthIndicatorProperties().getPath());
		return new DiskSpaceHealthIndicator(configured ? properties.getPath() : directory.path().toFile(),
				properties.getThreshold());
	}

	@Bean
	@ConditionalOnMissingBean
	InstanceId instanceId(InstanceProperties properties, DataDirectory directory,
			@Value("${spring.application.name}") String service) throws IOException {
		String configured = properties.instanceId();
		return new InstanceId(service, (configured != null) ? configured : InstanceId.keptIn(directory.path()));
	}

	@Bean
	TopicDefinitions topicDefinitions(TopicProperties properties) {
		return new TopicDefinitions(properties);
	}

	@Bean
	KafkaAdmin kafkaAdmin(KafkaProperties properties, InstanceId instance) {
		properties.getBootstrapServers().forEach(GremioKafkaAutoConfiguration::checkAddress);
		KafkaAdmin admin = new KafkaAdmin(ClientConfigs.admin(properties.buildAdminProperties(), instance.toString()));
		admin.setAutoCreate(false);
		return admin;
	}

	@Bean
	SharedAdmin sharedAdmin(KafkaAdmin settings) {
		return new SharedAdmin(settings);
	}

	/** A Kafka client reports a wrong address only later, and again and again. */
	private static void checkAddress(String server) {
		if (Utils.getHost(server) == null || Utils.getPort(server) == null) {
			throw new SettingsException("spring.kafka.bootstrap-servers=" + server
					+ " is wrong: must be HOST:PORT, such as 127.0.0.1:9092, or several with commas between");
		}
	}

	@Bean
	ConsumerFactory<byte[], byte[]> consumerFactory(KafkaProperties properties, InstanceId instance) {
		return new DefaultKafkaConsumerFactory<>(
				ClientConfigs.consumer(properties.buildConsumerProperties(), instance.toString()),
				new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	@Bean
	TopicCreator topicCreator(SharedAdmin kafka) {
		return new TopicCreator(kafka);
	}

	@Bean(initMethod = "start")
	@ConditionalOnMissingBean(name = "kafkaHealthIndicator")
	KafkaHealthIndicator kafkaHealthIndicator(SharedAdmin kafka) {
		return new KafkaHealthIndicator(kafka);
	}

}
