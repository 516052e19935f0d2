package cl.gremio.web.interfaces;

import java.util.List;

import org.apache.catalina.Context;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;

/** The documents of all services' interfaces, which each service serves. */
public final class InterfaceDocuments {

	/** The paths of the documents. */
	public static final List<String> PATHS = List.of("/openapi.yaml", "/asyncapi.yaml", "/insomnia.json");

	private static final String FOLDER = "cl/gremio/web/interfaces/";

	private InterfaceDocuments() {
	}

	/** Serves the documents. The files of a reproducible build all have the same time. */
	public static void serve(ResourceHandlerRegistry registry) {
		registry.addResourceHandler(PATHS.toArray(String[]::new))
			.addResourceLocations("classpath:" + FOLDER)
			.setUseLastModified(false);
	}

	/** Tells Tomcat a document's type, which neither Tomcat nor Spring knows. */
	public static void addMediaType(Context context) {
		context.addMimeMapping("yaml", MediaType.APPLICATION_YAML_VALUE);
	}

	static ClassPathResource file(String name) {
		return new ClassPathResource(FOLDER + name);
	}

}
