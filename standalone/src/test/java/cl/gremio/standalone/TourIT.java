package cl.gremio.standalone;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Takes the tour of each README, so that the tour stays correct. */
@Timeout(180)
class TourIT {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@EnumSource
	void everyCommandGivesTheAnswerBelowIt(Tour tour) throws Exception {
		try (Standalone platform = Standalone.start(Options.onFreePorts(this.folder, Map.of()))) {
			tour.take(new HttpCalls(platform));
		}
	}

}
