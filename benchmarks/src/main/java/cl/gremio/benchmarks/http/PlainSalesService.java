package cl.gremio.benchmarks.http;

import cl.gremio.producer.publish.Publisher;
import cl.gremio.sales.producer.SalesProducerApplication;
import cl.gremio.service.RootLocale;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * The sales-producer with a publisher that writes the same records without transactions.
 */
final class PlainSalesService {

	private static final String PUBLISHER = "publisher";

	private PlainSalesService() {
	}

	public static void main(String[] args) {
		RootLocale.use();
		new SpringApplicationBuilder(SalesProducerApplication.class)
			.properties("spring.application.name=sales-producer")
			.initializers((context) -> context.addBeanFactoryPostProcessor(withPlainSends()))
			.run(args);
	}

	private static BeanFactoryPostProcessor withPlainSends() {
		return (beans) -> {
			BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
			registry.removeBeanDefinition(PUBLISHER);
			registry.registerBeanDefinition(PUBLISHER,
					BeanDefinitionBuilder
						.genericBeanDefinition(Publisher.class,
								() -> PlainSends.to(beans.getBean(KafkaProperties.class).getBootstrapServers()))
						.getBeanDefinition());
		};
	}

}
