package cl.gremio.web.interfaces;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.support.WebContentGenerator;

/** The documents of all services' interfaces, which each service serves. */
public final class InterfaceDocuments {

	static final String OPEN_API = "openapi.yaml";

	private static final Map<String, MediaType> TYPES = new LinkedHashMap<>();

	static {
		TYPES.put(OPEN_API, MediaType.APPLICATION_YAML);
		TYPES.put("asyncapi.yaml", MediaType.APPLICATION_YAML);
		TYPES.put("insomnia.json", MediaType.APPLICATION_JSON);
	}

	private InterfaceDocuments() {
	}

	/**
	 * Maps the paths of the documents. Functional routes would do the same, but they
	 * answer 500 to a request with a wildcard in its Content-Type, whatever its path.
	 */
	public static SimpleUrlHandlerMapping mapping() {
		Map<String, DocumentHandler> handlers = TYPES.entrySet()
			.stream()
			.collect(Collectors.toMap((document) -> "/" + document.getKey(),
					(document) -> new DocumentHandler(document.getKey(), document.getValue())));
		return new SimpleUrlHandlerMapping(handlers, 1);
	}

	/** The paths of the documents. */
	static List<String> paths() {
		return TYPES.keySet().stream().map((name) -> "/" + name).toList();
	}

	static ClassPathResource file(String name) {
		return new ClassPathResource("cl/gremio/web/interfaces/" + name);
	}

	/** Answers with a document. */
	private static final class DocumentHandler extends WebContentGenerator implements HttpRequestHandler {

		private final String name;

		private final MediaType type;

		DocumentHandler(String name, MediaType type) {
			super(METHOD_GET, METHOD_HEAD);
			this.name = name;
			this.type = type;
		}

		@Override
		public void handleRequest(HttpServletRequest request, HttpServletResponse response)
				throws ServletException, IOException {
			checkRequest(request);
			byte[] document = file(this.name).getContentAsByteArray();
			response.setContentType(this.type.toString());
			response.setContentLength(document.length);
			response.getOutputStream().write(document);
		}

	}

}
