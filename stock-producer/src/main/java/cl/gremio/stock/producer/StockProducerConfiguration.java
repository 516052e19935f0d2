package cl.gremio.stock.producer;

import cl.gremio.kafka.TopicDefinitions;
import cl.gremio.model.topic.Topics;
import cl.gremio.producer.publish.Publisher;
import cl.gremio.producer.publish.PublisherFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the publisher of stock reports. */
@Configuration(proxyBeanMethods = false)
class StockProducerConfiguration {

	@Bean
	Publisher publisher(PublisherFactory publishers, TopicDefinitions topics) {
		return publishers.plain(topics.events(Topics.STOCK));
	}

}
