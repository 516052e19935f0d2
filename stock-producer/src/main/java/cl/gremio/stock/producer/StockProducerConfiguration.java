package cl.gremio.stock.producer;

import cl.gremio.model.Topics;
import cl.gremio.service.kafka.TopicDefinitions;
import cl.gremio.service.publish.Publisher;
import cl.gremio.service.publish.PublisherFactory;

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
