package cl.gremio.board;

import cl.gremio.service.GremioService;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The door to all services, and the board. */
@SpringBootApplication
public class BoardApplication {

	public static void main(String[] args) {
		GremioService.run(BoardApplication.class, "board", 8080, args);
	}

}
