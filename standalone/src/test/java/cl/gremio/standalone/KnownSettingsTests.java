package cl.gremio.standalone;

import cl.gremio.service.KnownSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which settings a service knows is read from a list: it has what the code has. */
class KnownSettingsTests {

	@Test
	void everyKeyOfTheCodeIsKnownAndNoOther() {
		assertThat(KnownSettings.keys()).as("common-web/src/main/resources/cl/gremio/service/settings.txt")
			.containsExactlyElementsOf(ConfigurationKeys.all().stream().distinct().sorted().toList());
	}

}
