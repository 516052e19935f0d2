package cl.gremio.web.interfaces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import cl.gremio.web.list.NonBlockingWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
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
	public static SimpleUrlHandlerMapping mapping(NonBlockingWriter writer) {
		Map<String, DocumentHandler> handlers = TYPES.entrySet()
			.stream()
			.collect(Collectors.toMap((document) -> "/" + document.getKey(),
					(document) -> new DocumentHandler(document.getKey(), document.getValue(), writer)));
		return new SimpleUrlHandlerMapping(handlers, 1);
	}

	/** The paths of the documents. */
	static List<String> paths() {
		return TYPES.keySet().stream().map((name) -> "/" + name).toList();
	}

	static ClassPathResource file(String name) {
		return new ClassPathResource("cl/gremio/web/interfaces/" + name);
	}

	/** Answers with a document, which all readers share in memory. */
	private static final class DocumentHandler extends WebContentGenerator implements HttpRequestHandler {

		private final SingletonSupplier<byte[]> document;

		private final MediaType type;

		private final NonBlockingWriter writer;

		DocumentHandler(String name, MediaType type, NonBlockingWriter writer) {
			super(METHOD_GET, METHOD_HEAD);
			this.document = SingletonSupplier.of(() -> read(file(name)));
			this.type = type;
			this.writer = writer;
		}

		private static byte[] read(ClassPathResource file) {
			try {
				return file.getContentAsByteArray();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public void handleRequest(HttpServletRequest request, HttpServletResponse response)
				throws ServletException, IOException {
			checkRequest(request);
			byte[] document = this.document.obtain();
			response.setContentType(this.type.toString());
			response.setContentLength(document.length);
			if (HttpMethod.GET.matches(request.getMethod())) {
				this.writer.write(document, request.startAsync(request, response));
			}
		}

	}

}
