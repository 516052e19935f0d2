package cl.gremio.standalone;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Takes the README's tour, so that it can't rot. */
@Timeout(180)
class TourIT {

	@TempDir
	private Path folder;

	@Test
	void everyCommandOfTheReadmeGivesTheAnswerThatItSays() throws Exception {
		try (Standalone platform = Standalone.start(Options.onFreePorts(this.folder, Map.of()))) {
			Tour.take(new HttpCalls(platform));
		}
	}

}
