package cl.gremio.producer.publish;

import cl.gremio.kafka.GremioKafkaAutoConfiguration;
import cl.gremio.kafka.TopicCreator;
import cl.gremio.service.storage.InstanceId;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Lets a service make its publishers, with {@link PublisherFactory}. */
@AutoConfiguration(after = { GremioKafkaAutoConfiguration.class, KafkaMetricsAutoConfiguration.class },
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@EnableConfigurationProperties(PublisherProperties.class)
class PublisherAutoConfiguration {

	@Bean
	DefaultKafkaProducerFactory<byte[], byte[]> kafkaProducerFactory(KafkaProperties kafka, InstanceId instance,
			ObjectProvider<DefaultKafkaProducerFactoryCustomizer> customizers) {
		DefaultKafkaProducerFactory<byte[], byte[]> factory = new DefaultKafkaProducerFactory<>(
				ProducerSettings.idempotent(kafka.buildProducerProperties(), instance.toString()),
				ByteArraySerializer::new, ByteArraySerializer::new);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(factory));
		return factory;
	}

	@Bean
	KafkaTemplate<byte[], byte[]> kafkaTemplate(DefaultKafkaProducerFactory<byte[], byte[]> producers,
			KafkaProperties kafka) {
		KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(producers);
		template.setObservationEnabled(kafka.getTemplate().isObservationEnabled());
		// Spring's listener would log each record that Kafka did not take, with its value
		template.setProducerListener(null);
		return template;
	}

	@Bean
	@ConditionalOnMissingBean
	PublisherFactory publisherFactory(PublisherProperties properties, KafkaProperties kafka, InstanceId instance,
			DefaultKafkaProducerFactory<byte[], byte[]> producers, KafkaTemplate<byte[], byte[]> template,
			ObjectProvider<DefaultKafkaProducerFactoryCustomizer> customizers, TopicCreator topics,
			ConsumerFactory<byte[], byte[]> consumers, MeterRegistry registry) {
		return new PublisherFactory(properties, kafka.buildProducerProperties(), instance, producers, template,
				customizers.orderedStream().toList(), topics, consumers, registry);
	}

}
