package cl.gremio.stock.consumer;

import cl.gremio.service.GremioService;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Keeps each cart's stock, raises refill alerts, and answers with both. */
@SpringBootApplication
public class StockConsumerApplication {

	public static void main(String[] args) {
		GremioService.run(StockConsumerApplication.class, "stock-consumer", 8002, args);
	}

}
