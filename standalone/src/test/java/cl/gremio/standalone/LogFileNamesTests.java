package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LogFileNamesTests {

	private static final String PLAIN = "00000000000001234567";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "ar-EG", "fa-IR", "ne-NP", "mr-IN", "bn-BD", "my-MM", "th-TH-u-ca-buddhist-nu-thai",
			"hi-IN-u-nu-deva", "ff-Adlm-GN-u-nu-adlm", "en", "tr-TR" })
	void everyFileGetsTheNameThatKafkaLooksFor(String language) throws IOException {
		String foreign = kafkasName(Locale.forLanguageTag(language));
		for (String ending : new String[] { ".log", ".index", ".timeindex", ".snapshot",
				"-" + foreign.substring(10) + ".checkpoint" }) {
			write("sales-0/" + foreign + ending, ending);
		}
		write("sales-0/leader-epoch-checkpoint", "");
		write("meta.properties", "");
		LogFileNames.restore(this.folder);
		assertThat(files()).containsExactlyInAnyOrder("meta.properties", "sales-0/leader-epoch-checkpoint",
				"sales-0/" + PLAIN + ".log", "sales-0/" + PLAIN + ".index", "sales-0/" + PLAIN + ".timeindex",
				"sales-0/" + PLAIN + ".snapshot", "sales-0/" + PLAIN + "-" + PLAIN.substring(10) + ".checkpoint");
		assertThat(this.folder.resolve("sales-0/" + PLAIN + ".log")).hasContent(".log");
	}

	@Test
	void whatKafkaHasWrittenSinceStaysAsItIs() throws IOException {
		String foreign = kafkasName(Locale.forLanguageTag("ar-EG"));
		write("sales-0/" + foreign + ".log", "then");
		write("sales-0/" + PLAIN + ".log", "since");
		write("sales-1/" + foreign + ".log", "then");
		LogFileNames.restore(this.folder);
		assertThat(this.folder.resolve("sales-0/" + PLAIN + ".log")).hasContent("since");
		assertThat(this.folder.resolve("sales-0/" + foreign + ".log")).hasContent("then");
		assertThat(this.folder.resolve("sales-1/" + foreign + ".log")).hasContent("then");
	}

	/** The name that Kafka's {@code LogFileUtils} makes of an offset. */
	private static String kafkasName(Locale locale) {
		NumberFormat format = NumberFormat.getInstance(locale);
		format.setMinimumIntegerDigits(20);
		format.setMaximumFractionDigits(0);
		format.setGroupingUsed(false);
		return format.format(1_234_567);
	}

	private void write(String name, String content) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
	}

	private Stream<String> files() throws IOException {
		return Files.walk(this.folder)
			.filter(Files::isRegularFile)
			.map((file) -> this.folder.relativize(file).toString());
	}

}
