package cl.gremio.producer.publish;

import cl.gremio.kafka.GremioKafkaAutoConfiguration;
import cl.gremio.kafka.TopicCreator;
import cl.gremio.service.storage.InstanceId;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;

/** Lets a service make its publisher, with {@link PublisherFactory}. */
@AutoConfiguration(after = GremioKafkaAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@EnableConfigurationProperties(PublisherProperties.class)
class PublisherAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PublisherFactory publisherFactory(PublisherProperties properties, KafkaProperties kafka, InstanceId instance,
			TopicCreator topics, ConsumerFactory<byte[], byte[]> consumers, MeterRegistry registry) {
		return new PublisherFactory(properties, kafka.buildProducerProperties(), instance, topics, consumers, registry);
	}

}
