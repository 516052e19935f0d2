package cl.gremio.location.consumer;

import cl.gremio.service.GremioService;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that answers where carts are. */
@SpringBootApplication
public class LocationConsumerApplication {

	public static void main(String[] args) {
		GremioService.run(LocationConsumerApplication.class, "location-consumer", 8003, args);
	}

}
