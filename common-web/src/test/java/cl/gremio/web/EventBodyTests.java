package cl.gremio.web;

import java.nio.charset.Charset;

import cl.gremio.web.TestApplication.TestController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(controllers = TestController.class,
		properties = { "spring.mvc.contentnegotiation.favor-parameter=true",
				"spring.mvc.contentnegotiation.parameter-name=formato",
				"spring.mvc.contentnegotiation.media-types.csv=text/csv" })
class EventBodyTests {

	private static final String SALE = """
			{"client":"Ñato","count_sopaipillas":"3","stock":40,"ubicacion":[-33.4,-70.6],"patente_carro":"ab12"}""";

	private static final String FORM = "client=%C3%91ato&count_sopaipillas=3&stock=40&ubicacion=a+b%26c&patente_carro=ab12";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestController controller;

	@ParameterizedTest
	@CsvSource({ "application/x-www-form-urlencoded, UTF-8", "application/x-www-form-urlencoded;charset=UTF-8, UTF-8" })
	void aFormIsAnEventToo(String contentType, Charset charset) {
		MvcTestResult result = post(contentType, FORM, charset);
		assertThat(result).hasStatus(202);
		assertThat(result).bodyJson().extractingPath("client").isEqualTo("Ñato");
		assertThat(result).bodyJson().extractingPath("ubicacion").isEqualTo("a b&c");
	}

	@Test
	void whatCurlSendsUnescapedIsRead() {
		MvcTestResult result = post("application/x-www-form-urlencoded", FORM.replace("%C3%91", "Ñ"), UTF_8);
		assertThat(result).bodyJson().extractingPath("client").isEqualTo("Ñato");
	}

	@ParameterizedTest
	@ValueSource(strings = { "iso-8859-1", "utf-16", "UTF-8" })
	void aCharsetThatIsNamedIsUsed(String charset) {
		MvcTestResult result = post("application/json;charset=" + charset, SALE, Charset.forName(charset));
		assertThat(result).bodyJson().extractingPath("client").isEqualTo("Ñato");
	}

	@ParameterizedTest
	@ValueSource(strings = { "client=%", "client=%4", "client=%zz", "client=%FF", "%ff=1", "client=\u00ff" })
	void aMalformedFormIsRefused(String form) {
		assertThat(post("application/x-www-form-urlencoded", form, ISO_8859_1)).hasStatus(400)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("detail")
			.asString()
			.startsWith("malformed form");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "[]", "null", "3", "{", "{} {}", "{\"client\":1,\"client\":2}", "\u0000" })
	void whatIsNoJsonObjectIsRefused(String json) {
		assertThat(post("application/json", json, UTF_8)).hasStatus(400)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void jsonThatIsNotInItsCharsetIsRefused() {
		assertThat(post("application/json", SALE, ISO_8859_1)).hasStatus(400);
		assertThat(post("application/json;charset=us-ascii", SALE, UTF_8)).hasStatus(400);
	}

	@ParameterizedTest
	@CsvSource({ "application/json,{}", "application/x-www-form-urlencoded,''",
			"application/x-www-form-urlencoded,&&" })
	void everyBadFieldIsNamed(String contentType, String body) {
		MvcTestResult result = post(contentType, body, UTF_8);
		assertThat(result).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson()
			.extractingPath("errors[*].field")
			.asArray()
			.containsExactlyInAnyOrder("client", "count_sopaipillas", "stock", "ubicacion", "patente_carro");
		assertThat(result).bodyJson().extractingPath("type").isEqualTo("about:blank");
		assertThat(result).bodyJson().extractingPath("title").isEqualTo("Bad Request");
		assertThat(result).bodyJson().extractingPath("status").isEqualTo(400);
		assertThat(result).bodyJson().extractingPath("detail").asString().isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/xml", "multipart/form-data;boundary=x", "nonsense", "*/*",
			"application/json;charset=nonsense", "application/problem+json" })
	void anotherContentTypeIsRefused(String contentType) {
		MvcTestResult result = post(contentType, SALE, UTF_8);
		assertThat(result).hasStatus(415).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result.getResponse().getHeader("Accept")).contains("application/json",
				"application/x-www-form-urlencoded");
	}

	@Test
	void aBodyWithoutContentTypeIsRefused() {
		assertThat(this.mvc.post().uri("/sales").content(SALE)).hasStatus(415)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void aCompressedBodyIsRefused() {
		assertThat(request("application/json", SALE, UTF_8).header("Content-Encoding", "gzip").exchange())
			.hasStatus(415)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void anEventWhoseAnswerIsNotAcceptedIsNotRecorded() {
		int before = this.controller.recorded.get();
		assertThat(request("application/json", SALE, UTF_8).header("Accept", "application/xml").exchange())
			.hasStatus(406)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(request("application/json", SALE, UTF_8).header("Accept", "nonsense").exchange()).hasStatus(406);
		assertThat(this.mvc.post().uri("/sales?formato=csv").contentType("application/json").content(SALE))
			.hasStatus(406);
		assertThat(this.controller.recorded).hasValue(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/*", "application/json;q=0.5", "text/html, */*;q=0.1" })
	void theAnswerIsJsonWhereThatIsAccepted(String accept) {
		assertThat(request("application/json", SALE, UTF_8).header("Accept", accept).exchange()).hasStatus(202);
	}

	@Test
	void aBodyIsReadUpToItsLimit() {
		assertThat(post("application/json", SALE + " ".repeat(65_536 - SALE.getBytes(UTF_8).length), UTF_8))
			.hasStatus(202);
		assertThat(post("application/json", SALE + " ".repeat(65_537 - SALE.getBytes(UTF_8).length), UTF_8))
			.hasStatus(413)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	private MvcTestResult post(String contentType, String body, Charset charset) {
		return request(contentType, body, charset).exchange();
	}

	private MockMvcRequestBuilder request(String contentType, String body, Charset charset) {
		return this.mvc.post().uri("/sales").header("Content-Type", contentType).content(body.getBytes(charset));
	}

}
