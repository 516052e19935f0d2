package cl.gremio.sales.consumer;

import cl.gremio.service.GremioService;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that reports what each cart sells in a day. */
@SpringBootApplication
public class SalesConsumerApplication {

	public static void main(String[] args) {
		GremioService.run(SalesConsumerApplication.class, "sales-consumer", 8001, args);
	}

}
