package cl.gremio.sales.producer;

import cl.gremio.service.GremioService;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that takes sales. */
@SpringBootApplication
public class SalesProducerApplication {

	public static void main(String[] args) {
		GremioService.run(SalesProducerApplication.class, "sales-producer", 3001, args);
	}

}
