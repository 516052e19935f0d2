package cl.gremio.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Traffic that is not as {@code openapi.yaml} says is noticed. */
@SpringBootTest(classes = TrafficTests.Odd.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
class TrafficTests {

	@Autowired
	private MockMvcTester mvc;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "GET|/stock||there is no answer 201", "GET|/cierres||string expected",
					"GET|/profugos||there is no content text/plain", "POST|/captura|{}|required property 'id'",
					"POST|/ubicacion|{\"patente\":true}|boolean found" })
	void whatTheDocumentDoesNotAllowIsNoticed(String method, String path, String body, String violation)
			throws Exception {
		send(method, path, (body != null) ? body : "");
		List<String> overHttp = new CopyOnWriteArrayList<>();
		await().until(() -> overHttp.addAll(Violations.drain()));
		assertThat(overHttp).singleElement().asString().startsWith(method + " " + path + " ").contains(violation);
		var request = method.equals("GET") ? this.mvc.get().uri(path)
				: this.mvc.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(body);
		request.exchange();
		assertThat(Violations.drain()).singleElement().asString().contains(violation);
	}

	private void send(String method, String path, String body) throws IOException, InterruptedException {
		HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
				.header("Content-Type", "application/json")
				.method(method, HttpRequest.BodyPublishers.ofString(body))
				.build(), HttpResponse.BodyHandlers.discarding());
	}

	@Configuration
	@EnableAutoConfiguration
	@Import(OddController.class)
	static class Odd {

	}

	@RestController
	static class OddController {

		@GetMapping("/stock")
		ResponseEntity<List<String>> anUnknownStatus() {
			return ResponseEntity.status(201).body(List.of());
		}

		@GetMapping("/cierres")
		List<Map<String, Object>> aFieldOfAnotherType() {
			return List.of(Map.of("fecha", 1));
		}

		@GetMapping(path = "/profugos", produces = MediaType.TEXT_PLAIN_VALUE)
		String anUnknownType() {
			return "none";
		}

		@PostMapping("/captura")
		CompletableFuture<ResponseEntity<Map<String, Object>>> anAnswerWithoutAField() {
			return CompletableFuture.completedFuture(ResponseEntity.accepted().body(Map.of()));
		}

		@PostMapping("/ubicacion")
		ResponseEntity<Map<String, Object>> aRequestThatShouldNotBeTaken(@RequestBody String body) {
			return ResponseEntity.accepted()
				.body(Map.of("patente", "A", "ubicacion", "B", "denuncia", 0, "id", "1", "time", 1));
		}

	}

}
