package cl.gremio.sales.consumer;

import cl.gremio.service.GremioService;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Adds up each cart's sales of a day, and answers with them. */
@SpringBootApplication
public class SalesConsumerApplication {

	public static void main(String[] args) {
		GremioService.run(SalesConsumerApplication.class, "sales-consumer", 8001, args);
	}

}
