package cl.gremio.location.producer;

import cl.gremio.service.GremioService;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that takes reports of carts. */
@SpringBootApplication
public class LocationProducerApplication {

	public static void main(String[] args) {
		GremioService.run(LocationProducerApplication.class, "location-producer", 3003, args);
	}

}
