package cl.gremio.board.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** The page's files are served with a policy, and are small. */
@SpringBootTest
@AutoConfigureMockMvc
class PageTests {

	private static final int MAX_GZIPPED = 300_000;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void theDoorShowsThePage() {
		assertThat(this.mvc.get().uri("/")).hasStatusOk().hasForwardedUrl("/index.html");
		assertThat(this.mvc.get().uri("/index.html")).hasStatusOk()
			.hasContentTypeCompatibleWith("text/html")
			.bodyText()
			.contains("js/main.js");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/index.html", "/js/main.js", "/js/live/worker.js", "/css/base.css", "/texts/es.json",
			"/webjars/leaflet/1.9.4/dist/leaflet.js", "/webjars/uplot/1.6.30/dist/uPlot.esm.js" })
	void theBrowserMayRunTheFilesOnly(String path) {
		assertThat(this.mvc.get().uri(path)).hasStatusOk()
			.hasHeader("X-Content-Type-Options", "nosniff")
			.hasHeader("Referrer-Policy", "no-referrer")
			.hasHeader("Gremio-Zone", "America/Santiago")
			.headers()
			.hasHeaderSatisfying("Content-Security-Policy",
					(policy) -> assertThat(policy).singleElement()
						.asString()
						.contains("default-src 'none'", "script-src 'self';", "style-src 'self';",
								"frame-ancestors 'none'", "require-trusted-types-for 'script'")
						.doesNotContain("unsafe", "http", "*"));
	}

	@Test
	void aFileIsNotSentAgainWhileItIsTheSame() {
		MvcTestResult first = this.mvc.get().uri("/js/main.js").exchange();
		String etag = first.getResponse().getHeader(HttpHeaders.ETAG);
		assertThat(first).hasHeader(HttpHeaders.CACHE_CONTROL, "no-cache").doesNotContainHeader("Last-Modified");
		assertThat(this.mvc.get().uri("/js/main.js").header(HttpHeaders.IF_NONE_MATCH, etag))
			.hasStatus(HttpStatus.NOT_MODIFIED);
		assertThat(this.mvc.get().uri("/js/texts.js").header(HttpHeaders.IF_NONE_MATCH, etag)).hasStatusOk();
	}

	@Test
	void aLibraryIsKept() {
		assertThat(this.mvc.get().uri("/webjars/leaflet/1.9.4/dist/leaflet.css")).hasStatusOk()
			.hasHeader(HttpHeaders.CACHE_CONTROL, "max-age=31536000, immutable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/js/none.js", "/js/../application.properties", "/webjars/leaflet/1.9.4/package.jsonx",
			"/static/index.html", "/css/" })
	void nothingElseIsServed(String path) {
		assertThat(this.mvc.get().uri(path)).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void thePageIsSmall() {
		int size = PageFiles.own().values().stream().mapToInt(PageTests::gzipped).sum();
		for (String library : PageFiles.libraries()) {
			size += gzipped(PageFiles.read(library));
		}
		assertThat(size).isLessThan(MAX_GZIPPED);
		System.out.printf("The page has %,d bytes, gzipped%n", size);
	}

	private static int gzipped(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
			zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.size();
	}

}
