package cl.gremio.web;

import java.net.http.HttpResponse;
import java.util.List;

import cl.gremio.web.TestApplication.TestController;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ListingTests {

	@Autowired
	private TestController controller;

	private TestClient client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new TestClient(port);
	}

	@Test
	void withoutLimitTheWholeListIsAnswered() throws Exception {
		HttpResponse<String> response = get("/entries");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(response.headers().firstValue("Link")).isEmpty();
		assertThat(numbers(response)).hasSize(2000).startsWith(0, 1, 2).endsWith(1999);
	}

	@Test
	void pagesFollowOneAnotherByTheirLinks() throws Exception {
		int entries = 0;
		int pages = 0;
		String next = "/entries?limit=600&estado=a%20b%26&after=";
		while (next != null) {
			HttpResponse<String> response = get(next);
			assertThat(response.statusCode()).isEqualTo(200);
			entries += numbers(response).size();
			pages++;
			next = next(response);
		}
		assertThat(entries).isEqualTo(2000);
		assertThat(pages).isEqualTo(4);
	}

	@Test
	void aLinkKeepsTheOtherParametersAndEncodesTheKey() throws Exception {
		assertThat(get("/entries?estado=a%20b%26&x&limit=1").headers().firstValue("Link"))
			.hasValue("</entries?estado=a%20b%26&x&limit=1&after=%C3%B1%20%2600000>; rel=\"next\"");
	}

	@Test
	void theLastPageHasNoLinkEvenWhereItIsFull() throws Exception {
		HttpResponse<String> last = get("/entries?limit=1&after=%C3%B1%20%2601998");
		assertThat(last.headers().firstValue("Link")).isEmpty();
		assertThat(numbers(last)).containsExactly(1999);
		assertThat(get("/entries?after=%C3%B1%20%2601999").body()).isEqualTo("[]");
	}

	@Test
	void aListMayStandInAnObject() throws Exception {
		assertThat(get("/within").body())
			.isEqualTo("{\"others\":[1,2],\"entries\":[{\"key\":\"ñ &00000\",\"number\":0}]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "limit=0", "limit=1001", "limit=-1", "limit=", "limit=x", "limit=1.5", "limit=99999999999",
			"limit=1&limit=2" })
	void aBadLimitIsNamed(String query) throws Exception {
		HttpResponse<String> response = get("/entries?" + query);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(JsonPath.<List<String>>read(response.body(), "errors[*].field")).containsExactly("limit");
	}

	@Test
	void whatFailsAtTheBeginningIsAnError() throws Exception {
		HttpResponse<String> response = get("/unreadable");
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	@Test
	void aSourceIsAlwaysClosed() throws Exception {
		awaitAllClosed();
		int before = this.controller.closed.get();
		get("/entries");
		get("/entries?limit=1");
		get("/unreadable");
		assertThatIOException().isThrownBy(() -> get("/interrupted"));
		awaitAllClosed();
		assertThat(this.controller.closed).hasValue(before + 4);
	}

	private void awaitAllClosed() {
		await().until(() -> this.controller.closed.get() == this.controller.opened.get());
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.client.send(this.client.request(path).build());
	}

	private static List<Integer> numbers(HttpResponse<String> response) {
		return JsonPath.read(response.body(), "$[*].number");
	}

	private String next(HttpResponse<String> response) {
		return response.headers().firstValue("Link").map((link) -> link.substring(1, link.indexOf('>'))).orElse(null);
	}

}
