package cl.gremio.service;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SettingSuggestionTests {

	@ParameterizedTest
	@CsvSource({ "gremio.zon, gremio.zone", "gremio.refil.batch, gremio.refill.batch",
			"gremio.datadirectory, gremio.data-dir", "gremio.http.cors.origins, gremio.http.cors.allowed-origins",
			"gremio.salesbulk.deadline, gremio.sales.bulk.deadline" })
	void anUnknownPropertyIsNamedWithTheNearestKey(String name, String nearest) {
		assertThat(KnownSettings.unknownProperties(List.of("gremio.zone", name)))
			.hasValue("Unknown setting " + name + " (did you mean " + nearest + "?)");
	}

	@ParameterizedTest
	@CsvSource({ "GREMIO_ZON, GREMIO_ZONE", "GREMIO_DATA_FOLDER, GREMIO_DATA_DIR", "gremio_java_opts, GREMIO_",
			"GREMIO_JAVA_OPT, GREMIO_" })
	void anUnknownVariableIsNamedWithTheNearest(String name, String nearest) {
		assertThat(KnownSettings.unknownVariables(List.of(name, "PATH")).orElseThrow())
			.startsWith("Unknown setting " + name + " (did you mean " + nearest);
	}

	@Test
	void severalStandInOneLine() {
		assertThat(KnownSettings.unknownProperties(List.of("gremio.x", "gremio.y")).orElseThrow())
			.startsWith("Unknown settings gremio.x (did you mean ")
			.contains(", gremio.y (")
			.hasLineCount(1);
	}

	@Test
	void everyKeyIsKnownInEverySpellingThatBootTakes() {
		assertThat(KnownSettings.keys()).isSorted().doesNotHaveDuplicates().allSatisfy((key) -> {
			String variable = key.replace('.', '_').toUpperCase(Locale.ROOT);
			assertThat(KnownSettings.unknownProperties(List.of(key, key.replace("-", ""), key + "[0]"))).isEmpty();
			assertThat(KnownSettings.unknownVariables(
					List.of(variable.replace("-", ""), variable.replace('-', '_'), variable.replace("-", "") + "_0")))
				.isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "GREMIO_JAVA_OPTS", "GREMIO_BUILT", "GREMIO_KAFKA_BOOTSTRAP_SERVICE_HOST",
			"GREMIO_KAFKA_BOOTSTRAP_SERVICE_PORT", "GREMIO_KAFKA_BOOTSTRAP_SERVICE_PORT_TCP_CLIENTS",
			"GREMIO_KAFKA_BOOTSTRAP_PORT", "GREMIO_KAFKA_BOOTSTRAP_PORT_9092_TCP",
			"GREMIO_KAFKA_BOOTSTRAP_PORT_9092_TCP_ADDR", "MY_GREMIO_ZON" })
	void whatOthersPutInTheEnvironmentIsNoSetting(String name) {
		assertThat(KnownSettings.unknownVariables(List.of(name))).isEmpty();
	}

}
