package cl.gremio.board.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The page's own files, and those of libraries that they name. */
final class PageFiles {

	private static final Pattern LIBRARY = Pattern.compile("webjars/[\\w./-]+");

	private PageFiles() {
	}

	/** The text of each file by its path below the page. */
	static Map<String, String> own() {
		Path folder = folder();
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> found = Files.walk(folder)) {
			for (Path file : found.filter(Files::isRegularFile).toList()) {
				files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return files;
	}

	/** The files of libraries that the page's files name, as resources. */
	static Set<String> libraries() {
		Set<String> named = new TreeSet<>();
		for (String text : own().values()) {
			Matcher matcher = LIBRARY.matcher(text);
			while (matcher.find()) {
				named.add("/META-INF/resources/" + matcher.group());
			}
		}
		return named;
	}

	static String read(String resource) {
		try (var content = PageFiles.class.getResourceAsStream(resource)) {
			if (content == null) {
				throw new IllegalStateException("The page names " + resource + ", which is on no class path");
			}
			return new String(content.readAllBytes(), UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path folder() {
		try {
			return Path.of(PageFiles.class.getResource("/static/index.html").toURI()).getParent();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
