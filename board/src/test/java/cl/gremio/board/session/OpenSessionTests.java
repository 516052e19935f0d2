package cl.gremio.board.session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Where everybody may do everything, nobody logs in. */
@SpringBootTest
@AutoConfigureMockMvc
class OpenSessionTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void everybodyMayCallEveryRoute() {
		MvcTestResult answer = this.mvc.get().uri("/session").exchange();
		assertThat(answer).hasStatusOk().bodyJson().extractingPath("mode").isEqualTo("open");
		assertThat(answer).bodyJson().extractingPath("name").isNull();
		assertThat(answer).bodyJson().extractingPath("csrf").isNull();
		assertThat(answer).bodyJson()
			.extractingPath("may")
			.asArray()
			.contains("POST /sales", "GET /members/{dni}", "GET /live", "GET /servicios");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/logout" })
	void aLoginOpensNoSession(String uri) {
		MvcTestResult answer = this.mvc.post()
			.uri(uri)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"key\":\"gk_any\"}")
			.exchange();
		assertThat(answer).hasStatusOk().bodyJson().extractingPath("mode").isEqualTo("open");
		assertThat(answer.getRequest().getSession(false)).isNull();
	}

}
