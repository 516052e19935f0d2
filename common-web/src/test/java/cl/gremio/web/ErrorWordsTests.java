package cl.gremio.web;

import java.nio.charset.Charset;
import java.util.regex.Pattern;

import cl.gremio.web.TestApplication.TestController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The answer to a refused request explains the error in the sender's terms. */
@WebMvcTest(controllers = TestController.class)
class ErrorWordsTests {

	private static final Pattern INSIDES = Pattern.compile(
			"cl\\.gremio|java\\.|jackson|null|feature|exception|deserial|parse|InputStream", Pattern.CASE_INSENSITIVE);

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String SALE = "{\"client\":\"Ñato\",\"count_sopaipillas\":3,\"stock\":40,\"ubicacion\":\"x\",\"patente_carro\":\"a\"}";

	@Autowired
	MockMvcTester mvc;

	@ParameterizedTest
	@ValueSource(strings = { SALE, " \n" + SALE, "[" + SALE + "]", "'" + SALE + "'", "{\"a\":\"100%\"}",
			"{\"a\":\"b&c=d\"}", "%7B%22client%22%3A%22Ana%22%7D", "%5b%7b%7d%5d", "{" })
	void jsonThatWasSentAsAFormIsToldAsSuch(String body) {
		assertDetail(post(FORM, body, UTF_8), 400)
			.isEqualTo("JSON was sent as a form: send it with Content-Type: application/json; "
					+ "with curl, add -H 'Content-Type: application/json'");
	}

	@Test
	void anUnknownFieldOfAFormMayHaveAnyName() {
		String form = "%7B=1&{=2&[]&client=Ana&count_sopaipillas=3&stock=4&ubicacion=x&patente_carro=a";
		assertThat(post(FORM, form, UTF_8)).hasStatus(202);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none", textBlock = """
			none | There is no Content-Type. Send
			text/plain | The Content-Type text/plain is not taken here. Send
			text/plain;charset=x | The Content-Type, or the charset in it, is unknown. Send
			application/json;charset=nonsense | The Content-Type, or the charset in it, is unknown. Send
			nonsense | The Content-Type, or the charset in it, is unknown. Send
			multipart/form-data;boundary=x | The Content-Type multipart/form-data is not taken here. Send
			application/problem+json | The Content-Type application/problem+json is not taken here. Send
			*/* | The Content-Type */* is not taken here. Send
			""")
	void aTypeThatIsNotTakenIsToldWhichAre(String type, String detail) {
		MvcTestResult result = post(type, SALE, UTF_8);
		assertDetail(result, 415).startsWith(detail)
			.endsWith(" application/json or application/x-www-form-urlencoded; "
					+ "JSON with curl needs -H 'Content-Type: application/json'.");
		assertThat(result.getResponse().getHeader("Accept"))
			.isEqualTo("application/json, application/x-www-form-urlencoded");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "deflate", "br", "identity, gzip", "x" })
	void anEncodedBodyIsToldAsSuch(String encoding) {
		for (String type : new String[] { "application/json", FORM, "text/plain" }) {
			MvcTestResult result = this.mvc.post()
				.uri("/sales")
				.contentType(type)
				.header("Content-Encoding", "identity")
				.header("Content-Encoding", encoding)
				.content(SALE)
				.exchange();
			assertDetail(result, 415).startsWith("The body is compressed or encoded, as its Content-Encoding says");
			assertThat(result).hasHeader("Accept-Encoding", "identity");
		}
	}

	@Test
	void textThatIsNotUtf8IsToldSoWithAHintForWindows() {
		assertDetail(post("application/json", SALE, ISO_8859_1), 400).isEqualTo(
				"malformed text at line 1, column 12: it is not in UTF-8; in a Windows console, run chcp 65001 before");
		assertDetail(post(FORM, "client=Ñato", ISO_8859_1), 400).contains("not in UTF-8", "chcp 65001");
		assertDetail(post(FORM, "client=%D1ato", UTF_8), 400).contains("not in UTF-8", "chcp 65001");
		assertDetail(post("application/json;charset=us-ascii", SALE, UTF_8), 400)
			.isEqualTo("malformed text: it is not in US-ASCII, as its Content-Type says");
	}

	@Test
	void aParameterIsToldWhatItMayBe() {
		assertDetail(this.mvc.get().uri("/csv?fecha=28-11-2026").exchange(), 400).contains("fecha ", "2026-11-28");
		assertDetail(this.mvc.post().uri("/failing?outcome=no").exchange(), 400)
			.isEqualTo("outcome must be one of NOT_WRITTEN, UNKNOWN");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "3", "null", "{}x", "{'a':1}", "client=Ana", "{\"stock\":01}",
			"{\"hora\":13.45}",
			"{\"client\":1,\"client\":2,\"hora\":\"yesterday\",\"stock\":1e99,\"count_sopaipillas\":null}" })
	void noAnswerTellsOfTheInsides(String body) {
		assertDetail(post("application/json", body, UTF_8), 400).isNotBlank();
		assertDetail(post(FORM, body, UTF_8), 400).isNotBlank();
	}

	private static org.assertj.core.api.AbstractStringAssert<?> assertDetail(MvcTestResult result, int status) {
		assertThat(result).hasStatus(status).bodyText().doesNotContainPattern(INSIDES);
		return assertThat(result).bodyJson().extractingPath("detail").asString();
	}

	private MvcTestResult post(String type, String body, Charset charset) {
		var request = this.mvc.post().uri("/sales").content(body.getBytes(charset));
		return ((type != null) ? request.header("Content-Type", type) : request).exchange();
	}

}
