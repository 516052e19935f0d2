package cl.gremio.service.kafka;

import java.io.IOException;
import java.nio.file.Path;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;

/**
 * What every service needs of Kafka, whether it writes or reads; where Kafka is, and how
 * to log in, is Boot's {@code spring.kafka.*}.
 */
@AutoConfiguration
@EnableConfigurationProperties({ InstanceProperties.class, KafkaProperties.class, ResultsProperties.class,
		TopicProperties.class })
public class GremioKafkaAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DataDirectory dataDirectory(InstanceProperties properties, @Value("${spring.application.name}") String service) {
		Path configured = properties.dataDir();
		return (configured != null) ? DataDirectory.lock(configured) : GremioHome.ofUser().lockAlone(service);
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
	KafkaAccess kafkaAccess(KafkaProperties properties, InstanceId instance) {
		return new KafkaAccess(properties.buildAdminProperties(), instance.toString());
	}

	@Bean
	FactConsumers factConsumers(KafkaProperties properties, InstanceId instance) {
		return new FactConsumers(properties.buildConsumerProperties(), instance);
	}

	@Bean
	TopicCreator topicCreator(KafkaAccess kafka) {
		return new TopicCreator(kafka);
	}

	@Bean(initMethod = "start")
	@ConditionalOnMissingBean(name = "kafkaHealthIndicator")
	KafkaHealthIndicator kafkaHealthIndicator(KafkaAccess kafka) {
		return new KafkaHealthIndicator(kafka);
	}

}
