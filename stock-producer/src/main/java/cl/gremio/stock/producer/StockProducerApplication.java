package cl.gremio.stock.producer;

import cl.gremio.service.GremioService;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that takes stock reports. */
@SpringBootApplication
public class StockProducerApplication {

	public static void main(String[] args) {
		GremioService.run(StockProducerApplication.class, "stock-producer", 3002, args);
	}

}
