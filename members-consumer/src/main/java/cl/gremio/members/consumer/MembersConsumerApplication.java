package cl.gremio.members.consumer;

import cl.gremio.service.GremioService;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Decides on applications to the guild, and answers with its members. */
@SpringBootApplication
public class MembersConsumerApplication {

	public static void main(String[] args) {
		GremioService.run(MembersConsumerApplication.class, "members-consumer", 8000, args);
	}

}
