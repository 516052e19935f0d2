package cl.gremio.sales.consumer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service that reports what each cart sells in a day. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SalesConsumerApplication {

	public static void main(String[] args) {
		SpringApplication.run(SalesConsumerApplication.class, args);
	}

}
