package cl.gremio.web;

import cl.gremio.web.TestApplication.TestController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(controllers = TestController.class)
@ExtendWith(OutputCaptureExtension.class)
class ProblemJsonTests {

	@Autowired
	MockMvcTester mvc;

	@Test
	void aProblemIsSentWhateverTheClientAccepts() {
		for (String accept : new String[] { "text/csv", "application/xml", "nonsense", "image/png" }) {
			assertThat(this.mvc.get().uri("/nowhere").header("Accept", accept)).hasStatus(404)
				.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
			assertThat(this.mvc.get().uri("/entries").header("Accept", accept)).hasStatus(406)
				.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
			assertThat(this.mvc.get().uri("/broken").header("Accept", accept)).hasStatus5xxServerError()
				.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		}
	}

	@Test
	void anUnknownPathIsNotFound() {
		assertThat(this.mvc.get().uri("/nowhere")).hasStatus(404).bodyJson().isStrictlyEqualTo("""
				{"type":"about:blank","title":"Not Found","status":404,"detail":"There is nothing at this path."}""");
		assertThat(this.mvc.get().uri("/nowhere/else")).hasStatus(404)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(this.mvc.get().uri("/error")).hasStatus(404).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(this.mvc.post().uri("/nowhere")).hasStatus(404).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void aMethodThatIsNotSupportedIsToldWhichAre() {
		MvcTestResult result = this.mvc.delete().uri("/sales").exchange();
		assertThat(result).hasStatus(405).hasContentType(MediaType.APPLICATION_PROBLEM_JSON).hasHeader("Allow", "POST");
	}

	@Test
	void anUnexpectedFailureIsLoggedOnceAndTellsNothing(CapturedOutput output) {
		assertThat(this.mvc.get().uri("/broken")).hasStatus(500)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyText()
			.doesNotContain("secret", "Exception", "\tat ");
		assertThat(output.getAll().split("Unexpected failure of /broken", -1)).hasSize(2);
	}

	@Test
	void aBadParameterIsNamed() {
		assertThat(this.mvc.get().uri("/csv?fecha=ayer")).hasStatus(400)
			.bodyJson()
			.extractingPath("errors[*].field")
			.asArray()
			.containsExactly("fecha");
		assertThat(this.mvc.get().uri("/csv").header("Accept", "text/csv")).hasStatus(400)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("errors[0].message")
			.isEqualTo("must be given");
	}

	@ParameterizedTest
	@CsvSource({ "NOT_WRITTEN, not-written, false", "UNKNOWN, unknown, true" })
	void anEventThatWasNotConfirmedIsUnavailable(String outcome, String wire, boolean advice) {
		MvcTestResult result = this.mvc.post().uri("/failing?outcome=" + outcome).exchange();
		assertThat(result).hasStatus(503)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.hasHeader("Retry-After", "1");
		assertThat(result).bodyJson().extractingPath("outcome").isEqualTo(wire);
		assertThat(result).bodyJson()
			.extractingPath("detail")
			.asString()
			.startsWith("Kafka did not answer.")
			.satisfies((detail) -> assertThat(detail.contains("Idempotency-Key")).isEqualTo(advice));
	}

}
