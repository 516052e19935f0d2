package cl.gremio.board;

import java.util.Arrays;

import cl.gremio.service.GremioService;
import cl.gremio.service.RootLocale;
import cl.gremio.tools.CommandLines;
import cl.gremio.tools.keys.KeysTool;
import picocli.CommandLine;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The door to all services, and the board. In the standalone the beans of producers are
 * on the class path too; the board has none of them, so it is ready without Kafka.
 */
@SpringBootApplication(excludeName = { "cl.gremio.kafka.GremioKafkaAutoConfiguration",
		"cl.gremio.producer.ProducerAutoConfiguration", "cl.gremio.producer.publish.PublisherAutoConfiguration" })
public class BoardApplication {

	/**
	 * Runs the board, or the command {@code keys}, for which an image needs no other
	 * program.
	 */
	public static void main(String[] args) {
		RootLocale.use();
		if (args.length > 0 && args[0].equals("keys")) {
			System.exit(CommandLines.configure(new CommandLine(new KeysTool()))
				.execute(Arrays.copyOfRange(args, 1, args.length)));
		}
		GremioService.run(BoardApplication.class, "board", 8080, args);
	}

}
