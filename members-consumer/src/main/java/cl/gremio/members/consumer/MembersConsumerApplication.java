package cl.gremio.members.consumer;

import cl.gremio.service.GremioService;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that decides who is a member of the guild. */
@SpringBootApplication
public class MembersConsumerApplication {

	public static void main(String[] args) {
		GremioService.run(MembersConsumerApplication.class, "members-consumer", 8000, args);
	}

}
