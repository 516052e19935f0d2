package cl.gremio.service.publish;

import cl.gremio.service.kafka.FactConsumers;
import cl.gremio.service.kafka.GremioKafkaAutoConfiguration;
import cl.gremio.service.kafka.InstanceId;
import cl.gremio.service.kafka.TopicCreator;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ProducerFactory;

/** Lets a service make its publisher, with {@link PublisherFactory}. */
@AutoConfiguration(after = { KafkaAutoConfiguration.class, GremioKafkaAutoConfiguration.class },
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@EnableConfigurationProperties(PublisherProperties.class)
class PublisherAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PublisherFactory publisherFactory(PublisherProperties properties, ProducerFactory<?, ?> producers,
			InstanceId instance, TopicCreator topics, FactConsumers consumers, MeterRegistry registry) {
		// Boot's own settings, with its connection details and SSL bundles applied.
		return new PublisherFactory(properties, producers.getConfigurationProperties(), instance, topics, consumers,
				registry);
	}

}
