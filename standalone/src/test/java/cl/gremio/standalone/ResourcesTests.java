package cl.gremio.standalone;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResourcesTests {

	@Test
	void whatStartedLastStopsFirstAndAFailureStopsNothingElse() {
		List<String> stopped = new ArrayList<>();
		Resources resources = new Resources();
		resources.add(() -> stopped.add("folder"));
		resources.add(() -> {
			throw new IllegalStateException("broker");
		});
		resources.add(() -> stopped.add("services"));
		resources.close();
		resources.close();
		assertThat(stopped).containsExactly("services", "folder");
	}

}
