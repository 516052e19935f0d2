package cl.gremio.board;

import cl.gremio.service.GremioService;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The door to all services, and the board. In the standalone the beans of producers are
 * on the class path too; the board has none of them, so it is ready without Kafka.
 */
@SpringBootApplication(excludeName = { "cl.gremio.kafka.GremioKafkaAutoConfiguration",
		"cl.gremio.producer.ProducerAutoConfiguration", "cl.gremio.producer.publish.PublisherAutoConfiguration" })
public class BoardApplication {

	public static void main(String[] args) {
		GremioService.run(BoardApplication.class, "board", 8080, args);
	}

}
