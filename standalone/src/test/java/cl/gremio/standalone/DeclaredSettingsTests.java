package cl.gremio.standalone;

import cl.gremio.service.KnownSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of known settings has exactly the keys that the code declares. */
class DeclaredSettingsTests {

	@Test
	void everyKeyOfTheCodeIsKnownAndNoOther() {
		assertThat(KnownSettings.keys()).as("common-web/src/main/resources/cl/gremio/service/settings.txt")
			.containsExactlyElementsOf(ConfigurationKeys.all().stream().distinct().sorted().toList());
	}

}
