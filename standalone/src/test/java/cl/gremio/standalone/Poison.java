package cl.gremio.standalone;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Bad records, and good records that look bad. */
record Poison(String name, byte @Nullable [] value, List<Header> headers) {

	/** The largest batch that a broker takes by default. */
	private static final int LARGEST_BATCH = 1_048_588;

	private static final String DEEP = "[".repeat(100_000);

	/** All kinds of poison, made from a good value. */
	static List<Poison> of(String good) {
		String open = good.substring(0, good.length() - 1);
		List<Poison> all = new ArrayList<>();
		for (String text : List.of("junk", "", " ", "[]", "42", "\"text\"", "null", "true", "{}", good + "x",
				good + good, open, open + ",", DEEP, "{\"a\":" + DEEP, open + ",\"x\":" + DEEP + "}",
				open + ",\"x\":NaN}", open + ",\"x\":01}", good.replace("\"P", "\"\\u0000P"),
				good.replace("\"P", "\"\\ud800P"), good.replace("\"P", "\"" + "p".repeat(201)), "[" + good + "]",
				good.replaceAll("\"(P[^\"]*)\"", "{\"a\":[]}"), open + "," + good.substring(1))) {
			all.add(new Poison(text, text.getBytes(UTF_8), List.of()));
		}
		all.add(new Poison("null value", null, List.of(header("ce_id", "x"), header("ce_id", "y"))));
		all.add(new Poison("broken UTF-8", good.replace("\"P", "\"\u00ffP").getBytes(StandardCharsets.ISO_8859_1), List
			.of(new RecordHeader("ce_id", new byte[] { (byte) 0xff, 0 }), new RecordHeader("ce_time", (byte[]) null))));
		all.add(new Poison("broken UTF-32", new byte[] { 0, 0, (byte) 0xfe, (byte) 0xff, 1, 2, 3, 4, 5 }, List.of()));
		all.add(new Poison("zeros", new byte[1000], List.of(header("ce_id", "z".repeat(201)))));
		for (String name : List.of("ce_id", "ce_idempotencykey")) {
			for (String id : List.of("", "z".repeat(201), "z".repeat(400_000))) {
				all.add(new Poison(name + " of " + id.length(), good.getBytes(UTF_8), List.of(header(name, id))));
			}
			all.add(new Poison(name + " is no UTF-8", good.getBytes(UTF_8),
					List.of(new RecordHeader(name, new byte[] { (byte) 0xe1, 'x' }))));
		}
		byte[] junk = new byte[1_000_000];
		new Random(1).nextBytes(junk);
		all.add(new Poison("1 MB", junk, List.of(header("ce_time", "+999999999-12-31T23:59:59Z"))));
		all.add(largest("largest"));
		return all;
	}

	private static Poison largest(String name) {
		List<Header> headers = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			headers.add(header("header-" + i % 10, "x".repeat(100)));
		}
		return new Poison(name, new byte[room(headers)], headers);
	}

	/** A good value of the largest size that a broker takes. */
	static byte[] padded(String good) {
		String open = good.substring(0, good.length() - 1) + ",\"x\":\"";
		return (open + "x".repeat(room(List.of()) - open.length() - 2) + "\"}").getBytes(UTF_8);
	}

	private static int room(List<Header> headers) {
		int overhead = AbstractRecords.estimateSizeInBytesUpperBound(RecordBatch.CURRENT_MAGIC_VALUE,
				CompressionType.NONE, (ByteBuffer) null, ByteBuffer.allocate(0), headers.toArray(Header[]::new));
		return LARGEST_BATCH - overhead;
	}

	private static Header header(String name, String value) {
		return new RecordHeader(name, value.getBytes(UTF_8));
	}

}
