package cl.gremio.stock.consumer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * What only gremio reads: the state and the internal topics, as bytes one field after
 * another. Its texts are short, none longer than 200 characters.
 */
final class CompactFormat {

	private static final int LONGEST = 200;

	private CompactFormat() {
	}

	/** Writes the fields of a value. */
	@FunctionalInterface
	interface Writer<T> {

		void write(T value, DataOutputStream out) throws IOException;

	}

	/** Reads the fields back, in the order written. */
	@FunctionalInterface
	interface Reader<T> {

		T read(DataInputStream in) throws IOException;

	}

	static <T> Serde<T> serde(Writer<T> writer, Reader<T> reader) {
		return Serdes.serdeFrom((topic, value) -> (value != null) ? write(value, writer) : null,
				(topic, bytes) -> (bytes != null) ? read(bytes, reader) : null);
	}

	private static <T> byte[] write(T value, Writer<T> writer) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			writer.write(value, out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static <T> T read(byte[] bytes, Reader<T> reader) {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
			return reader.read(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void writeText(@Nullable String text, DataOutputStream out) throws IOException {
		out.writeBoolean(text != null);
		if (text != null) {
			out.writeUTF(text);
		}
	}

	static @Nullable String readText(DataInputStream in) throws IOException {
		return in.readBoolean() ? readShortText(in) : null;
	}

	/**
	 * Reads a text that is no longer than those that gremio writes: what others write to
	 * its topics would make a fact that no topic takes.
	 */
	static String readShortText(DataInputStream in) throws IOException {
		String text = in.readUTF();
		if (text.codePointCount(0, text.length()) > LONGEST) {
			throw new IOException("A text of more than " + LONGEST + " characters");
		}
		return text;
	}

}
