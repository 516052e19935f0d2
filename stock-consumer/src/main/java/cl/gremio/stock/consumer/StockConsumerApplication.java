package cl.gremio.stock.consumer;

import cl.gremio.service.GremioService;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that knows each cart's stock and calls for refills. */
@SpringBootApplication
public class StockConsumerApplication {

	public static void main(String[] args) {
		GremioService.run(StockConsumerApplication.class, "stock-consumer", 8002, args);
	}

}
