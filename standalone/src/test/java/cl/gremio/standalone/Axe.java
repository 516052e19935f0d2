package cl.gremio.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Asks axe what keeps people from using the page that a browser shows. */
final class Axe {

	private static final String SOURCE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

	private static final String REPORT = """
			;
			const report = await axe.run(document, {resultTypes: ['violations']});
			return report.violations.flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) =>
				id + ' at ' + target + ': ' + failureSummary)).join('\\n');""";

	private Axe() {
	}

	/** What axe finds, empty if that is nothing. */
	static String violations(Browser browser) {
		return browser.run("if (!window.axe) {" + source() + "}" + REPORT);
	}

	private static String source() {
		try (InputStream source = Axe.class.getResourceAsStream(SOURCE)) {
			return new String(source.readAllBytes(), UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
