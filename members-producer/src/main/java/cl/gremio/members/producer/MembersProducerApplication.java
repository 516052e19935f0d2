package cl.gremio.members.producer;

import cl.gremio.service.GremioService;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that takes applications to the guild. */
@SpringBootApplication
public class MembersProducerApplication {

	public static void main(String[] args) {
		GremioService.run(MembersProducerApplication.class, "members-producer", 3000, args);
	}

}
