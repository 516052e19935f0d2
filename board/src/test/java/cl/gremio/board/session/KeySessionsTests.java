package cl.gremio.board.session;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

import static org.assertj.core.api.Assertions.assertThat;

class KeySessionsTests {

	private final KeySessions sessions = new KeySessions(2);

	@Test
	void theOldestSessionOfAKeyEndsWhenOneTooManyBegins() {
		List<MockHttpSession> begun = new ArrayList<>();
		MockHttpSession another = logIn("gk_b");
		for (int i = 0; i < 4; i++) {
			begun.add(logIn("gk_a"));
		}
		assertThat(begun).extracting(MockHttpSession::isInvalid).containsExactly(true, true, false, false);
		assertThat(another.isInvalid()).isFalse();
		assertThat(this.sessions.count("gk_a")).isEqualTo(2);
	}

	@Test
	void aSessionThatEndsMakesRoom() {
		MockHttpSession first = logIn("gk_a");
		logIn("gk_a").invalidate();
		logIn("gk_a").invalidate();
		assertThat(first.isInvalid()).isFalse();
		first.invalidate();
		assertThat(this.sessions.count("gk_a")).isZero();
	}

	private MockHttpSession logIn(String key) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		new BoardSession(key, this.sessions).bindTo(request);
		return (MockHttpSession) request.getSession(false);
	}

}
