package cl.gremio.sales.producer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

/** Where one line of a body is wrong, nothing is recorded and every bad line is named. */
@WebMvcTest(SaleController.class)
@Import(SalesProducerBeans.class)
class BulkRefusalTests extends BulkSalesFixture {

	@Test
	void everyBadLineIsNamedByItsNumberAndNothingIsPublished() {
		String body = ANA + "\n\n{\"client\":1}\n" + BETO + "\n{\n" + sale("x", 0) + "\n[]\n"
				+ sale("y", 1).replace("40", "-1") + ANA + "\n" + ANA.replace("Plaza", "\\ud800");
		MvcTestResult answer = post(NDJSON, body);
		assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(answer).bodyJson()
			.extractingPath("$.errors[*].line")
			.asArray()
			.containsExactly(3, 3, 3, 3, 5, 6, 7, 8, 9);
		assertThat(answer).bodyJson().extractingPath("$.errors[5].field").isEqualTo("count_sopaipillas");
		assertThat(answer).bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("Nothing was recorded: 6 of 8 lines are wrong.");
		then(this.bulks).should(never()).publish(any(), any());
	}

	@Test
	void anArraysElementsAreNumbered() {
		MvcTestResult answer = post(JSON, "[" + ANA + ",\n{},3,,\"]\\\"[\"," + BETO + ",null]");
		assertThat(answer).hasStatus(400);
		assertThat(answer).bodyJson()
			.extractingPath("$.errors[*].line")
			.asArray()
			.containsExactly(2, 2, 2, 2, 2, 3, 4, 5, 7);
	}

	@Test
	void aPlaceIsSaidOnceAsOneOfTheBody() {
		assertThat(post(NDJSON, ANA + "\n\n{\"client\":\n" + ANA + "{}\n{'a':1}")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[*].message")
			.asArray()
			.satisfiesExactly(
					(first) -> assertThat(first).isEqualTo("malformed JSON at line 3, column 11: it ends too early"),
					(second) -> assertThat(second).asString()
						.startsWith("malformed JSON at line 4, column " + (ANA.length() + 1) + ": nothing may follow"),
					(third) -> assertThat(third).asString().startsWith("malformed JSON at line 5, column 2: "));
		assertThat(post(JSON, "[" + ANA + ",{\"client\":\n'Ana'}]")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].message")
			.asString()
			.startsWith("malformed JSON at element 2, its line 2, column 1: names and text stand in double quotes");
	}

	@Test
	void ofManyBadLinesTheFirstAreNamedAndTheRestIsCounted() {
		MvcTestResult answer = post(NDJSON, "x\n".repeat(250) + ANA);
		assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.errors").asArray().hasSize(100);
		assertThat(answer).bodyJson().extractingPath("$.more").isEqualTo(150);
	}

	@Test
	void whatIsHopelessIsNotReadToItsEnd() {
		MvcTestResult answer = post(NDJSON, "x\n".repeat(100_000));
		assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.more").isEqualTo(9900);
		assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("not looked at");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "[ ", "[1", "[]x", "[] []", "[,]", "[{]", "[\"", "[\"\\", "]", "[[[]]]" })
	void aBrokenArrayIsRefused(String body) {
		assertThat(post(JSON, body)).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(post(JSON, body.replace("1", ANA))).hasStatus(400);
	}

	@Test
	void aCommaTooManyIsAnEmptyElement() {
		assertThat(post(JSON, "[" + ANA + ",]")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].line")
			.isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n\n \r\n", "[]", " [ \n] " })
	void anEmptyBulkIsRefused(String body) {
		MvcTestResult answer = post(body.contains("[") ? JSON : NDJSON, body);
		assertThat(answer).hasStatus(400)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("The body holds nothing to be recorded.");
	}

	@Test
	void brokenUtf8IsABadLine() {
		byte[] body = (ANA + "\n" + sale("\u00e9", 1) + "\n").getBytes(ISO_8859_1);
		MvcTestResult answer = answer(this.mvc.post().uri("/sales").contentType(NDJSON).content(body));
		assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.errors[0].line").isEqualTo(2);
		assertThat(answer).bodyJson()
			.extractingPath("$.errors[0].message")
			.asString()
			.contains("malformed text at line 2, column ", "it is not in UTF-8", "chcp 65001");
	}

	@Test
	void aLineThatIsTooDeepOrTooLongIsABadLine() {
		String deep = ANA.replace("\"Plaza\"", "[".repeat(10_000) + "]".repeat(10_000));
		String longest = ANA.replace("Ana", "x".repeat(200_000));
		MvcTestResult answer = post(NDJSON, deep + "\n" + longest + "\n" + ANA + "\n" + longest + longest);
		assertThat(answer).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[*].line")
			.asArray()
			.contains(1, 2, 4)
			.doesNotContain(3);
		assertThat(post(JSON, "[" + longest + "," + ANA + "," + deep + "]")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[*].line")
			.asArray()
			.contains(1, 3)
			.doesNotContain(2);
	}

	@Test
	void moreThanTheLimitIsTooLarge() {
		String lines = (ANA + "\n").repeat(17_000_000 / ANA.length());
		assertThat(post(NDJSON, lines)).hasStatus(413);
		assertThat(post(JSON, "{\"a\":\"" + "x".repeat(70_000) + "\"}")).hasStatus(413);
	}

	@Test
	void aBodyOfManyIsJsonInUtf8() {
		assertThat(post("text/plain", ANA)).hasStatus(415);
		assertThat(post("application/x-ndjson;charset=UTF-16", ANA)).hasStatus(415);
		assertThat(answer(this.mvc.post().uri("/sales").contentType(NDJSON).accept("text/csv").content(ANA)))
			.hasStatus(406);
		assertThat(answer(this.mvc.put().uri("/sales").contentType(NDJSON).content(ANA))).hasStatus(405);
		then(this.bulks).should(never()).publish(any(), any());
	}

	@Test
	void oneBadTimeIsABadLine() {
		String late = ANA.replace("\"stock\"", "\"hora\":\"2030-01-01T00:00\",\"stock\"");
		assertThat(post(NDJSON, ANA + "\n" + late)).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("hora");
	}

}
