package cl.gremio.sales.producer;

import cl.gremio.kafka.TopicDefinitions;
import cl.gremio.model.topic.Topics;
import cl.gremio.producer.publish.Publisher;
import cl.gremio.producer.publish.PublisherFactory;
import cl.gremio.producer.publish.TransactionalBulkPublisher;
import cl.gremio.service.GuildTime;
import cl.gremio.web.body.BulkRoute;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the publishers of sales, which write to all topics in one transaction. */
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

	@Bean
	TransactionalBulkPublisher bulkPublisher(PublisherFactory publishers, TopicDefinitions topics,
			SalesProducerProperties properties) {
		SalesProducerProperties.BulkLimits bulk = properties.bulk();
		return publishers.bulk(bulk.deadline(), bulk.maxInFlight(), bulk.maxInFlightSize(), bulk.transactionTimeout(),
				topics.claims(Topics.SALES_BULKS), topics.events(Topics.SALES), topics.events(Topics.STOCK),
				topics.events(Topics.UBICATION));
	}

	@Bean
	BulkRoute bulkRoute(SalesProducerProperties properties) {
		return new BulkRoute(SaleController.ROUTE, properties.bulk().maxBody(), properties.bulk().maxReceived());
	}

	@Bean
	BulkSales bulkSales(TransactionalBulkPublisher publisher, SaleRecords records, GuildTime time,
			SalesProducerProperties properties) {
		return new BulkSales(publisher, records, time.zone(), properties.bulk());
	}

}
