package cl.gremio.standalone;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A request that a client may send by mistake or on purpose.
 *
 * @param isWhole whether the body is as long as announced
 */
record FuzzedPost(String head, byte[] body, boolean isWhole) {

	private static final Map<String, String[]> FIELDS = Map.of("/new_member",
			new String[] { "name", "lastname", "dni", "mail", "patente", "premium" }, "/sales",
			new String[] { "client", "count_sopaipillas", "stock", "ubicacion", "patente_carro", "hora" }, "/stock",
			new String[] { "patente_carro", "stock", "ubicacion", "hora" }, "/ubicacion",
			new String[] { "patente", "ubicacion", "denuncia" }, "/captura", new String[] { "patente" });

	private static final String[] VALUES = { "1", "\"1\"", "\"AB12\"", "\"\"", "\" \"", "null", "true", "[]", "{}",
			"[1,2]", "{\"lat\":-33,\"lon\":-70}", "{\"lat\":1e999,\"lon\":{}}", "[1e400,\"x\"]", "-1", "1e400",
			"1e-400", "1e1000000000", "\"1e1000000000\"", "0.5", "100001", "99999999999999999999", "9".repeat(5000),
			"NaN", "-Infinity", "0x10", "01", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uZZZZ\"",
			"\"\u00ff\"", "\"\u0001\"", "\"25:00\"", "\"12:30\"", "\"2026-02-30T10:00:00\"",
			"\"-999999999-01-01T00:00\"", "\"9223372036854775807\"", "\"" + "x".repeat(201) + "\"",
			"\"" + "[".repeat(500) + "\"", "[".repeat(5000), "{\"a\":".repeat(3000), "[".repeat(60) + "]".repeat(60),
			"'x'", "undefined", "/* */1", "\"\\" };

	private static final String[] TYPES = { "application/json", "application/json", "application/json",
			"application/x-www-form-urlencoded", "application/x-www-form-urlencoded", "application/json;charset=UTF-16",
			"application/json; charset=nonsense", "application/x-www-form-urlencoded;charset=Shift_JIS", "text/plain",
			"text/xml", "*/*", "multipart/form-data; boundary=x", "application/", ";", "application/json;;;=", "",
			"application/x-ndjson", "application/problem+json" };

	private static final String[] HEADERS = { "Accept: text/html", "Accept: ;;q=9", "Idempotency-Key: k",
			"Idempotency-Key: " + "k".repeat(300), "Idempotency-Key: \u00ff\u0080", "Idempotency-Key:", "Expect: x",
			"Content-Encoding: gzip", "Origin: null", "Origin: \u0080", "Range: bytes=0-",
			"Cookie: =;=;" + "a=b;".repeat(200), "Accept-Language: " + "x-".repeat(100), "X-Forwarded-For: ;drop",
			"If-Match: *", "Authorization: Basic \u00ff" };

	/** A random post to a route. */
	static FuzzedPost of(String route, Random random) {
		boolean form = random.nextInt(4) == 0;
		boolean many = !form && random.nextInt(3) == 0;
		String text = form ? form(route, random) : many ? many(route, random) : json(route, random);
		byte[] body = damaged(text.getBytes(ISO_8859_1), random);
		StringBuilder head = new StringBuilder("POST ").append(route)
			.append((random.nextInt(10) == 0) ? "?formato=csv&%zz" : "")
			.append(" HTTP/1.1\r\nHost: localhost\r\n");
		String type = (random.nextInt(3) > 0) ? (form ? TYPES[3] : many ? manyType(text) : TYPES[0])
				: pick(TYPES, random);
		head.append("Content-Type: ").append(type).append("\r\n");
		for (int i = random.nextInt(3); i > 0; i--) {
			head.append(pick(HEADERS, random)).append("\r\n");
		}
		if (random.nextInt(50) == 0) {
			IntStream.range(0, 50 + random.nextInt(2000)).forEach((i) -> head.append("X-").append(i).append(": y\r\n"));
		}
		return switch (random.nextInt(40)) {
			case 0 -> sent(head, "Content-Length: " + (body.length + 1 + random.nextInt(100)), body, false);
			case 1 -> sent(head, "Content-Length: " + random.nextInt(body.length + 1), body, false);
			case 2 -> sent(head,
					"Content-Length: " + new String[] { "-1", "x", "99999999999999999999", "1, 2" }[random.nextInt(4)],
					body, false);
			case 3 -> sent(head, "Transfer-Encoding: chunked\r\nContent-Length: 5", chunked(body, random), false);
			case 4 -> sent(head, "Transfer-Encoding: chunked", body, false);
			case 5 -> sent(head, "Transfer-Encoding: chunked",
					chunked(new byte[70_000 + random.nextInt(1_000_000)], random), true);
			case 6 -> sent(head, "Content-Length: 200000", new byte[200_000], true);
			case 7, 8, 9 -> sent(head, "Transfer-Encoding: chunked", chunked(body, random), true);
			default -> sent(head, "Content-Length: " + body.length, body, true);
		};
	}

	private static FuzzedPost sent(StringBuilder head, String length, byte[] body, boolean whole) {
		return new FuzzedPost(head + length + "\r\n\r\n", body, whole && head.length() < 8000);
	}

	/** Whether the server may cut the connection while it receives this request. */
	boolean isLarge() {
		return this.body.length > 65_536;
	}

	private static String json(String route, Random random) {
		if (random.nextInt(20) == 0) {
			return pick(VALUES, random);
		}
		int more = (random.nextInt(30) == 0) ? 10_000 : 0;
		String unknown = IntStream.range(0, more).mapToObj((i) -> ",\"" + i + "\":1").collect(Collectors.joining());
		boolean good = random.nextInt(3) == 0;
		return "{" + IntStream.range(0, FIELDS.get(route).length + random.nextInt(2))
			.mapToObj((i) -> FIELDS.get(route)[i % FIELDS.get(route).length])
			.map((field) -> "\"" + field + "\":" + (good ? "1" : pick(VALUES, random)))
			.collect(Collectors.joining(",")) + unknown + "}";
	}

	/** An array or lines, sometimes with errors. */
	private static String many(String route, Random random) {
		String[] between = random.nextBoolean() ? new String[] { ",", ",", ",\n", ",,", " ", "]" }
				: new String[] { "\n", "\n", "\r\n", "\n\n \n", " ", "\n\u0000\n" };
		String separator = pick(between, random);
		String all = IntStream.range(0, random.nextInt((random.nextInt(20) == 0) ? 3000 : 5))
			.mapToObj((i) -> json(route, random))
			.collect(Collectors.joining(separator));
		return separator.contains("\n") ? all : "[" + all + pick(new String[] { "]", "]", "]]", "", " ] x" }, random);
	}

	private static String manyType(String text) {
		return text.startsWith("[") ? "application/json" : "application/x-ndjson";
	}

	private static String form(String route, Random random) {
		String[] values = { "1", "%", "%zz", "%00", "%ff%fe", "+", "", "=", "\u00ff", "%u1234", "12:30",
				"x".repeat(300) };
		boolean good = random.nextInt(3) == 0;
		int more = (random.nextInt(30) == 0) ? 10_000 : 0;
		return IntStream.range(0, FIELDS.get(route).length + random.nextInt(2))
			.mapToObj((i) -> FIELDS.get(route)[i % FIELDS.get(route).length])
			.map((field) -> field + "=" + (good ? "1" : pick(values, random)))
			.collect(Collectors.joining("&")) + "&a=".repeat(more);
	}

	private static byte[] damaged(byte[] body, Random random) {
		if (body.length > 0 && random.nextInt(6) == 0) {
			for (int i = random.nextInt(4); i >= 0; i--) {
				body[random.nextInt(body.length)] = (byte) random.nextInt();
			}
		}
		return body;
	}

	private static byte[] chunked(byte[] body, Random random) {
		ByteArrayOutputStream chunks = new ByteArrayOutputStream();
		int at = 0;
		while (at < body.length) {
			int size = Math.min(body.length - at, 1 + random.nextInt(20_000));
			chunks.writeBytes((Integer.toHexString(size) + ";x=y\r\n").getBytes(ISO_8859_1));
			chunks.write(body, at, size);
			chunks.writeBytes("\r\n".getBytes(ISO_8859_1));
			at += size;
		}
		chunks.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
		return chunks.toByteArray();
	}

	private static String pick(String[] values, Random random) {
		return values[random.nextInt(values.length)];
	}

	@Override
	public String toString() {
		String text = this.head + new String(this.body, StandardCharsets.UTF_8);
		return text.substring(0, Math.min(text.length(), 2000));
	}

}
