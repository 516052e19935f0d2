package cl.gremio.members.consumer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service that decides who is a member of the guild. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MembersConsumerApplication {

	public static void main(String[] args) {
		SpringApplication.run(MembersConsumerApplication.class, args);
	}

}
