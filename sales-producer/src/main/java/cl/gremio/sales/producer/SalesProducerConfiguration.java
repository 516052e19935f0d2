package cl.gremio.sales.producer;

import cl.gremio.model.Topics;
import cl.gremio.service.kafka.TopicDefinitions;
import cl.gremio.service.publish.Publisher;
import cl.gremio.service.publish.PublisherFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the publisher of sales, which writes to its topics as one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SalesProducerProperties.class)
class SalesProducerConfiguration {

	@Bean
	SaleRecords saleRecords(SalesProducerProperties properties) {
		return new SaleRecords(properties.reportLocation());
	}

	@Bean
	Publisher publisher(PublisherFactory publishers, TopicDefinitions topics) {
		return publishers.transactional("sales", topics.events(Topics.SALES), topics.events(Topics.STOCK),
				topics.events(Topics.UBICATION));
	}

}
