package cl.gremio.board;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/** The board is ready as soon as it listens. */
@SpringBootTest
@AutoConfigureMockMvc
class BoardStartTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void theBoardIsReadyWithoutKafka() {
		assertThat(this.mvc.get().uri("/actuator/health/readiness")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.components")
			.asMap()
			.containsOnlyKeys("readinessState");
	}

}
