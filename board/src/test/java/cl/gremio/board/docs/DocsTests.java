package cl.gremio.board.docs;

import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import cl.gremio.board.BoardApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = BoardApplication.class)
@AutoConfigureMockMvc
class DocsTests {

	private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"|from '([^']+)'");

	@Autowired
	private MockMvcTester mvc;

	@Test
	void theShortAddressLeadsToTheDocuments() {
		assertThat(this.mvc.get().uri("/docs")).hasStatus3xxRedirection().hasRedirectedUrl("/docs/index.html");
	}

	@ParameterizedTest
	@ValueSource(strings = { "index.html", "topics.html", "topics.js" })
	void eachLinkIsServedHere(String page) throws IOException {
		List<MatchResult> links = LINK.matcher(new ClassPathResource("docs/" + page).getContentAsString(UTF_8))
			.results()
			.toList();
		assertThat(links).isNotEmpty();
		for (MatchResult link : links) {
			String target = (link.group(1) != null) ? link.group(1) : link.group(2);
			assertThat(target).doesNotContain(":");
			String path = target.startsWith("../") ? target.substring(2) : "/docs/" + target;
			assertThat(this.mvc.get().uri(path)).as(path).hasStatusOk();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/docs/index.html", "/docs/topics.html" })
	void aPageLoadsNothingFromOtherHosts(String page) {
		MvcTestResult answer = this.mvc.get().uri(page).exchange();
		assertThat(answer).hasStatusOk();
		assertThat(answer.getResponse().getHeader("Content-Security-Policy")).contains("default-src 'none'",
				"script-src 'self';");
	}

}
