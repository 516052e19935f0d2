package cl.gremio.board.door;

import cl.gremio.board.upstream.Instances;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The door without the rest of the board, which asks the services by itself. */
@SpringBootApplication(scanBasePackageClasses = { Forwarding.class, Instances.class })
class DoorApplication {

}
