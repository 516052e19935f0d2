package cl.gremio.web.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.yaml.snakeyaml.Yaml;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The expected answers, {@code access.txt}, and the routes of {@code openapi.yaml}. */
final class AccessTable {

	static final List<String> CALLERS = List.of("nobody", "vendedor", "own", "agente", "secretaria", "lector",
			"operador", "admin");

	/** The methods that a service may be asked for. */
	static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	/** A valid form for each POST. */
	private static final Map<String, String> FORMS = Map.of("/new_member",
			"name=Rosa&lastname=Diaz&dni=1-9&mail=rosa@gremio.cl&patente=AB1234", "/sales",
			"client=Ana&count_sopaipillas=1&stock=5&ubicacion=Plaza", "/stock", "stock=5", "/ubicacion",
			"ubicacion=Plaza", "/captura", "", "/login", "key=gk_", "/logout", "");

	private AccessTable() {
	}

	static List<Row> rows() {
		List<Row> rows = new ArrayList<>();
		text("access.txt").lines().filter((line) -> !line.startsWith("#")).forEach((line) -> {
			List<String> words = new ArrayList<>(Arrays.asList(line.strip().split(" +")));
			int first = words.size() - CALLERS.size();
			Map<String, Integer> answers = new TreeMap<>();
			for (int i = 0; i < CALLERS.size(); i++) {
				answers.put(CALLERS.get(i), Integer.valueOf(words.get(first + i)));
			}
			rows.add(new Row(words.get(0), words.get(1), (first > 2) ? words.get(2) : "", answers));
		});
		return rows;
	}

	/** The roles that {@code openapi.yaml} names for a route, each for both headers. */
	@SuppressWarnings("unchecked")
	static Set<String> documentedRoles(String method, String path) {
		Map<String, Object> operation = (Map<String, Object>) paths().get(path).get(method.toLowerCase(Locale.ROOT));
		Map<String, Set<String>> roles = new TreeMap<>(Map.of("bearer", new TreeSet<>(), "apiKey", new TreeSet<>()));
		((List<Map<String, List<String>>>) operation.get("security"))
			.forEach((alternative) -> alternative.forEach((scheme, names) -> roles.get(scheme).addAll(names)));
		assertThat(roles.get("apiKey")).isEqualTo(roles.get("bearer"));
		return roles.get("bearer");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Map<String, Object>> paths() {
		Map<String, Object> document = new Yaml().load(text("/cl/gremio/web/interfaces/openapi.yaml"));
		return (Map<String, Map<String, Object>>) document.get("paths");
	}

	/** The methods of each path of {@code openapi.yaml}. */
	static Map<String, Set<String>> routes() {
		Map<String, Set<String>> routes = new TreeMap<>();
		paths().forEach((path, item) -> {
			Set<String> methods = new TreeSet<>();
			item.keySet()
				.stream()
				.map((key) -> key.toUpperCase(Locale.ROOT))
				.filter(METHODS::contains)
				.forEach(methods::add);
			routes.put(path, methods);
		});
		return routes;
	}

	private static String text(String resource) {
		try (InputStream text = AccessTable.class.getResourceAsStream(resource)) {
			return new String(text.readAllBytes(), UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A line of the table.
	 *
	 * @param fields the fields of a form that decide
	 */
	record Row(String method, String path, String fields, Map<String, Integer> answers) {

		boolean isOf(String method, String pattern) {
			return this.method.equals(method) && (this.path.equals(pattern)
					|| (pattern.contains("{") && this.path.matches(pattern.replaceAll("\\{\\w+}", "[^/]+"))));
		}

		/** The request of this line. */
		MockHttpServletRequestBuilder request() {
			MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(HttpMethod.valueOf(this.method),
					URI.create(this.path));
			return this.method.equals("POST") ? request.contentType(MediaType.APPLICATION_FORM_URLENCODED)
				.content(FORMS.get(this.path) + "&" + this.fields) : request;
		}

		/** Whether the path needs no key. */
		boolean isPublic() {
			return this.answers.get("nobody") == 200;
		}

		@Override
		public String toString() {
			return this.method + " " + this.path + " " + this.fields;
		}

	}

}
