package cl.gremio.service.http;

import java.net.URI;

import cl.gremio.service.http.TestApplication.TestController;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(controllers = TestController.class)
class ListingTests {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestController controller;

	@Test
	void withoutLimitTheWholeListIsAnswered() {
		MvcTestResult result = get("/entries");
		assertThat(result).hasStatusOk().hasContentType(MediaType.APPLICATION_JSON).doesNotContainHeader("Link");
		assertThat(result).bodyJson().extractingPath("$[*].number").asArray().hasSize(2000);
	}

	@Test
	void pagesFollowOneAnotherByTheirLinks() {
		int entries = 0;
		int pages = 0;
		String next = "/entries?limit=600&estado=a%20b%26&after=";
		while (next != null) {
			MvcTestResult result = get(next);
			assertThat(result).hasStatusOk();
			entries += JsonPath.<Integer>read(text(result), "$.length()");
			pages++;
			next = next(result);
		}
		assertThat(entries).isEqualTo(2000);
		assertThat(pages).isEqualTo(4);
	}

	@Test
	void aLinkKeepsTheOtherParametersAndEncodesTheKey() {
		assertThat(get("/entries?estado=a%20b%26&x&limit=1")).hasHeader("Link",
				"</entries?estado=a%20b%26&x&limit=1&after=%C3%B1%20%2600000>; rel=\"next\"");
	}

	@Test
	void theLastPageHasNoLinkEvenWhereItIsFull() {
		assertThat(get("/entries?limit=1&after=%C3%B1%20%2601998")).doesNotContainHeader("Link")
			.bodyJson()
			.extractingPath("$[*].number")
			.asArray()
			.containsExactly(1999);
		assertThat(get("/entries?after=%C3%B1%20%2601999")).bodyText().isEqualTo("[]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "limit=0", "limit=1001", "limit=-1", "limit=", "limit=x", "limit=1.5", "limit=99999999999",
			"limit=1&limit=2" })
	void aBadLimitIsNamed(String query) {
		assertThat(get("/entries?" + query)).hasStatus(400)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("errors[*].field")
			.asArray()
			.containsExactly("limit");
	}

	@Test
	void aSourceIsAlwaysClosed() {
		int before = this.controller.closed.get();
		get("/entries");
		get("/entries?limit=1");
		get("/interrupted");
		assertThat(this.controller.closed).hasValue(before + 3);
		assertThat(this.controller.opened).hasValue(this.controller.closed.get());
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(URI.create(uri)).exchange();
	}

	private static String text(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), UTF_8);
	}

	private static String next(MvcTestResult result) {
		String link = result.getResponse().getHeader("Link");
		return (link != null) ? link.substring(1, link.indexOf('>')) : null;
	}

}
