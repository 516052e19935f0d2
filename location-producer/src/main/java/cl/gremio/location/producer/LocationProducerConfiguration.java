package cl.gremio.location.producer;

import cl.gremio.kafka.TopicDefinitions;
import cl.gremio.model.topic.Topics;
import cl.gremio.producer.publish.Publisher;
import cl.gremio.producer.publish.PublisherFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the publisher of reports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LocationProducerProperties.class)
class LocationProducerConfiguration {

	@Bean
	LocationRecords locationRecords(LocationProducerProperties properties) {
		return new LocationRecords(properties.denunciaProbability());
	}

	@Bean
	Publisher publisher(PublisherFactory publishers, TopicDefinitions topics) {
		return publishers.plain(topics.events(Topics.UBICATION));
	}

}
