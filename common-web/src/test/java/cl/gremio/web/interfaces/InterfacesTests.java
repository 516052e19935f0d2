package cl.gremio.web.interfaces;

import java.io.IOException;

import cl.gremio.web.TestClient;
import cl.gremio.traffic.TrafficAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = InterfacesTests.Sales.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "spring.application.name=sales-producer")
@AutoConfigureMockMvc
class InterfacesTests {

	@Autowired
	private MockMvcTester mvc;

	@LocalServerPort
	private int port;

	@Test
	void aServiceTellsItsNameItsVersionAndItsRoutes() {
		assertThat(this.mvc.get().uri("/")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"servicio": "sales-producer", "version": "0.2.0",
				 "rutas": [{"metodo": "GET", "ruta": "/", "resumen": "What a service is"},
				           {"metodo": "GET", "ruta": "/carritos/{patente}", "resumen": "One cart"},
				           {"metodo": "POST", "ruta": "/sales", "resumen": "A client buys sopaipillas"}],
				 "documentos": ["/openapi.yaml", "/asyncapi.yaml", "/insomnia.json"]}
				""");
	}

	@ParameterizedTest
	@CsvSource({ "/openapi.yaml, application/yaml, openapi: 3.1", "/asyncapi.yaml, application/yaml, asyncapi: 3.0",
			"/insomnia.json, application/json, __export_format" })
	void eachDocumentIsServedWhole(String path, String type, String text) throws IOException {
		String answer = new TestClient(this.port)
			.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		byte[] document = InterfaceDocuments.file(path.substring(1)).getContentAsByteArray();
		assertThat(answer).startsWith("HTTP/1.1 200 ")
			.contains("Content-Type: " + type, "Content-Length: " + document.length, text)
			.endsWith(new String(document, ISO_8859_1));
	}

	@ParameterizedTest
	@CsvSource({ "*/*", "application/*" })
	void aWildcardAsTheTypeOfABodyIsNoFailure(String type) {
		assertThat(this.mvc.post().uri("/sales").header("Content-Type", type)).hasStatusOk();
	}

	@Test
	void aDocumentIsOnlyRead() {
		assertThat(this.mvc.post().uri("/openapi.yaml")).hasStatus(405);
		assertThat(this.mvc.head().uri("/openapi.yaml")).hasStatusOk();
	}

	@ParameterizedTest
	@CsvSource({ "/package-info.class", "/openapi.yaml/x", "/DescriptionView.class", "/other.yaml" })
	void nothingElseIsServed(String path) {
		assertThat(this.mvc.get().uri(path)).hasStatus(404);
	}

	@Configuration
	@EnableAutoConfiguration(exclude = TrafficAutoConfiguration.class)
	@Import(Routes.class)
	static class Sales {

	}

	@RestController
	static class Routes {

		@PostMapping("/sales")
		String sell() {
			return "";
		}

		@GetMapping("/carritos/{patente}")
		String cart(@PathVariable String patente) {
			return patente;
		}

		@GetMapping("/of/nobody")
		String undocumented() {
			return "";
		}

	}

}
