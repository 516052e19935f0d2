package cl.gremio.tools.deadletter;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class PrintableTests {

	@Test
	void textIsShownAsItIs() {
		assertThat(Printable.block("{\"client\":\n\t\"Añañuca 🌼\"}".getBytes(UTF_8)))
			.isEqualTo("{\"client\":\n\t\"Añañuca 🌼\"}");
	}

	@Test
	void whatIsNoTextIsDumped() {
		assertThat(Printable.block(new byte[] { (byte) 0xff, 'A', 0 })).matches("00000000  ff 41 00 +  \\.A\\.");
	}

	@Test
	void aTerminalsCommandsAreNoText() {
		assertThat(Printable.block("\u001b[2J".getBytes(UTF_8))).startsWith("00000000  1b 5b 32 4a");
		assertThat(Printable.line("two\nlines".getBytes(UTF_8), 100)).isEqualTo("two\\u{a}lines");
		assertThat(Printable.line("two\u2028lines\u202e".getBytes(UTF_8), 100)).isEqualTo("two\\u{2028}lines\\u{202e}");
		assertThat(Printable.block("a\n\tb\u202e".getBytes(UTF_8))).isEqualTo("a\n\tb\\u{202e}");
	}

	@Test
	void muchIsCutShortAndSaysSo() {
		assertThat(Printable.line("🌼".repeat(10).getBytes(UTF_8), 4)).isEqualTo("🌼🌼🌼🌼…");
		assertThat(Printable.block(new byte[5000])).endsWith("… 904 more bytes");
		assertThat(Printable.block("a".repeat(70_000).getBytes(UTF_8))).endsWith("… 4464 more characters");
	}

	@Test
	void nothingIsNull() {
		assertThat(Printable.line((byte[]) null, 10)).isEqualTo("null");
		assertThat(Printable.line(new byte[] { 0, 1 }, 10)).isEqualTo("0x0001");
	}

}
