package cl.gremio.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import cl.gremio.service.GuildTime;
import cl.gremio.web.TestApplication.TestController;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(controllers = TestController.class)
class AcceptedEventTests {

	private static final String SALE = """
			{"client":"Ñato","count_sopaipillas":"3","stock":40,"ubicacion":[-33.4,-70.6],"patente_carro":"ab12"}""";

	@Autowired
	MockMvcTester mvc;

	@TestBean
	GuildTime time;

	static GuildTime time() {
		return new GuildTime(Clock.fixed(Instant.ofEpochMilli(1764000000123L), ZoneOffset.UTC), ZoneOffset.UTC);
	}

	@Test
	void anEventIsAnsweredAsItWasRecorded() {
		MvcTestResult result = sale().exchange();
		assertThat(result).hasStatus(202).hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
		assertThat(result).bodyJson()
			.isLenientlyEqualTo(
					"""
							{"client":"Ñato","count_sopaipillas":3,"stock":40,"ubicacion":"-33.4,-70.6","patente_carro":"AB12","time":1764000000}""");
		assertThat(result).bodyJson()
			.extractingPath("id")
			.asString()
			.satisfies((id) -> assertThat(UUID.fromString(id)).isNotNull());
	}

	@Test
	void aRetryWithAKeyGetsTheSameIdAndAnotherRouteAnotherOne() {
		String first = id(sale().header("Idempotency-Key", "llave"));
		assertThat(id(sale().header("Idempotency-Key", "llave"))).isEqualTo(first);
		assertThat(id(sale().header("Idempotency-Key", "otra"))).isNotEqualTo(first);
		assertThat(id(sale())).isNotEqualTo(id(sale()));
		assertThat(id(this.mvc.post()
			.uri("/sightings")
			.contentType("application/json")
			.content("{\"patente\":\"a\",\"ubicacion\":\"x\"}")
			.header("Idempotency-Key", "llave"))).isNotEqualTo(first);
	}

	@Test
	void aKeyIsAnyStringUpTo200Characters() {
		String key = new String("ñ".repeat(200).getBytes(UTF_8), ISO_8859_1);
		assertThat(sale().header("Idempotency-Key", key).exchange()).hasStatus(202);
		for (String bad : new String[] { "x".repeat(201), " ", "" }) {
			assertThat(sale().header("Idempotency-Key", bad).exchange()).hasStatus(400)
				.bodyJson()
				.extractingPath("errors[*].field")
				.asArray()
				.containsExactly("Idempotency-Key");
		}
		assertThat(sale().header("Idempotency-Key", "a", "b").exchange()).hasStatus(400);
	}

	@Test
	void theTimeRecordedTakesThePlaceOfATimeAmongTheFields() {
		assertThat(this.mvc.post()
			.uri("/sightings")
			.contentType("application/json")
			.content("{\"patente\":\"a\",\"ubicacion\":\"x\",\"denuncia\":1,\"time\":5}")
			.header("Idempotency-Key", "k")).hasStatus(202)
			.bodyText()
			.isEqualTo("""
					{"patente":"A","ubicacion":"x","denuncia":1,"id":"%s","time":1764000000}"""
				.formatted(UUID.nameUUIDFromBytes("/sightings\nk".getBytes(UTF_8))));
	}

	private String id(MockMvcRequestBuilder request) {
		MvcTestResult result = request.exchange();
		return JsonPath.read(new String(result.getResponse().getContentAsByteArray(), UTF_8), "$.id");
	}

	private MockMvcRequestBuilder sale() {
		return this.mvc.post().uri("/sales").contentType(MediaType.APPLICATION_JSON).content(SALE);
	}

}
