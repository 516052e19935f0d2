package cl.gremio.board.door;

import cl.gremio.board.upstream.Instances;
import cl.gremio.traffic.TrafficAutoConfiguration;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The door without the rest of the board, which asks the services by itself. The services
 * behind it answer with anything.
 */
@SpringBootApplication(scanBasePackageClasses = { Forwarding.class, Instances.class },
		exclude = TrafficAutoConfiguration.class)
class DoorApplication {

}
