package cl.gremio.standalone;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The tours without a broker. Both have the same steps, and a reader may paste them. */
class TourTests {

	@Test
	void bothLanguagesTakeTheSameTour() throws IOException {
		assertThat(Tour.SPANISH.steps()).isEqualTo(Tour.ENGLISH.steps());
	}

	/** Without the pause, a reader who pastes the lines gets the old answer. */
	@ParameterizedTest
	@EnumSource
	void aGetThatFollowsAPostWaits(Tour tour) throws IOException {
		List<Tour.Step> steps = tour.steps();
		for (int i = 1; i < steps.size(); i++) {
			if (steps.get(i - 1).isPost() && !steps.get(i).isPost()) {
				assertThat(steps.get(i).isPaused()).as("a pause before: " + steps.get(i)).isTrue();
			}
		}
	}

}
