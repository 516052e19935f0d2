package cl.gremio.web.security;

import java.util.List;
import java.util.Map;

import cl.gremio.web.security.AccessTable.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** In mode {@code open}, the default, everybody gets what {@code admin} gets. */
@SpringBootTest(classes = MatrixApplication.class)
@AutoConfigureMockMvc
class OpenAccessTests {

	@Autowired
	MockMvc mvc;

	static List<Row> rows() {
		return AccessTable.rows();
	}

	@ParameterizedTest
	@MethodSource("rows")
	void everybodyGetsTheAnswerOfAdmin(Row row) throws Exception {
		for (Map.Entry<String, String> header : Map.of("X-Nothing", "", "X-API-Key", "gk_unknown").entrySet()) {
			MockHttpServletRequestBuilder request = row.request().header(header.getKey(), header.getValue());
			assertThat(this.mvc.perform(request).andReturn().getResponse().getStatus())
				.isEqualTo(row.answers().get("admin"));
		}
	}

}
