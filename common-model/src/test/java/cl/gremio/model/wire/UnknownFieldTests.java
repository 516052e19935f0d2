package cl.gremio.model.wire;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cl.gremio.model.CaptureRequest;
import cl.gremio.model.LocationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class UnknownFieldTests {

	static Stream<String> fields() {
		return Stream.of("\"x\":" + "1".repeat(1001), "\"x\":0." + "1".repeat(60_000), "\"x\":1e999999999",
				"\"x\":-1e-" + "9".repeat(5000), "\"x\":" + "[".repeat(70) + "]".repeat(70),
				"\"x\":" + "[".repeat(32_000) + "]".repeat(32_000),
				"\"x\":" + "{\"x\":".repeat(5000) + "0" + "}".repeat(5000), "\"x\":1,\"x\":[2],\"x\":{\"x\":1,\"x\":1}",
				"\"x\":\"" + "y".repeat(60_000) + "\"", "\"" + "x".repeat(60_000) + "\":1", "\"\":null",
				"\"x\":\"\\ud800\\u0000\"", "\"Patente\":1", "\"constructor\":{}", "\"plate\":\"B\"", "\"class\":1",
				IntStream.range(0, 6000).mapToObj((i) -> "\"" + i + "\":1").collect(Collectors.joining(",")));
	}

	@ParameterizedTest
	@MethodSource("fields")
	void anUnknownFieldIsIgnoredWhateverItHolds(String field) throws Exception {
		assertThat(read("{" + field + ",\"patente\":\"A\"}").plate()).isEqualTo("A");
		assertThat(read("{\"patente\":\"A\"," + field + "}").plate()).isEqualTo("A");
	}

	@ParameterizedTest
	@MethodSource("fields")
	void soIsAnUnknownPartOfAPlace(String field) throws Exception {
		String report = "{\"patente\":\"A\",\"ubicacion\":{" + field + ",\"lat\":1,\"lon\":2}}";
		assertThat(WireReader.readJson(report.getBytes(UTF_8), LocationRequest.class).ubicacion()).isEqualTo("1,2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"patente\":\"A\",\"patente\":\"A\"", "\"patente\":\"A\",\"x\":1,\"patente\":null",
			"\"patente\":null,\"patente\":\"A\"", "\"patente\":[],\"patente\":\"A\"" })
	void aKnownFieldGivenTwiceIsToldAsSuch(String fields) {
		assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> read("{" + fields + "}"))
			.satisfies((ex) -> assertThat(ex.errors()).extracting(FieldError::field).containsExactly("patente"));
		if (!fields.contains("[]")) {
			assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> read("{" + fields + "}"))
				.withMessage("patente must not be given more than once");
		}
	}

	@Test
	void whatIsNestedWithoutEndTakesNeitherLongNorManyThreadsStacks() {
		assertTimeoutPreemptively(Duration.ofSeconds(10),
				() -> assertThatExceptionOfType(InvalidEventException.class)
					.isThrownBy(() -> read("{\"x\":" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}"))
					.withMessageEndingWith("it is nested too deeply"));
	}

	@Test
	void manyNamesTakeTimeInProportion() {
		String names = IntStream.range(0, 130_000)
			.mapToObj((i) -> "\"" + Integer.toString(i, 36) + "\":1")
			.collect(Collectors.joining(","));
		assertTimeoutPreemptively(Duration.ofSeconds(10),
				() -> assertThat(read("{" + names + ",\"patente\":\"A\"}").plate()).isEqualTo("A"));
	}

	private static CaptureRequest read(String json) throws InvalidEventException {
		return WireReader.readJson(json.getBytes(UTF_8), CaptureRequest.class);
	}

}
