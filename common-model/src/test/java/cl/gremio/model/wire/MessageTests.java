package cl.gremio.model.wire;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import cl.gremio.model.CaptureRequest;
import cl.gremio.model.LocationPayload;
import cl.gremio.model.LocationRequest;
import cl.gremio.model.MembershipRequest;
import cl.gremio.model.SalePayload;
import cl.gremio.model.SaleRequest;
import cl.gremio.model.StockPayload;
import cl.gremio.model.StockRequest;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** An error message speaks to the sender of an event, in the sender's terms. */
class MessageTests {

	private static final Pattern INSIDES = Pattern.compile(
			"cl\\.gremio|java\\.|jackson|null|feature|exception|deserial|token|\\bnot a valid|VALUE_|\\{m(in|ax)\\}",
			Pattern.CASE_INSENSITIVE);

	private static final String[] VALUES = { "1", "\"1\"", "\"\"", "null", "true", "[]", "{}", "[1,2]", "-1", "0.5",
			"{\"lat\":-33,\"lon\":-70}", "{\"lat\":1e999,\"lon\":{}}", "1e1000000000", "\"1.000\"", "NaN", "-Infinity",
			"0x10", "01", "\"\\u0000\"", "\"\\ud800\"", "\"\\uZZZZ\"", "\"\u0001\"", "\"25:00\"", "\"12:30\"", "13.45",
			"\"2026-02-30T10:00:00\"", "\"1969-12-31T20:00\"", "\"9999-01-01T00:00Z\"", "\"" + "x".repeat(201) + "\"",
			"[".repeat(5000), "'x'", "undefined", "/* */1", "\"\\", "\"\u00f1\"", "nul", "tru", "-", "1.", "1e" };

	private static final List<Class<? extends WireRecord>> TYPES = List.of(SaleRequest.class, StockRequest.class,
			LocationRequest.class, CaptureRequest.class, MembershipRequest.class, SalePayload.class, StockPayload.class,
			LocationPayload.class);

	@Test
	void noMessageTellsOfTheInsides() {
		Random random = new Random(25);
		int refused = 0;
		for (int i = 0; i < 8_000; i++) {
			Class<? extends WireRecord> type = TYPES.get(random.nextInt(TYPES.size()));
			byte[] body = body(type, random);
			Map<String, List<String>> form = new LinkedHashMap<>();
			names(type).forEach((name) -> form.put(name, new ArrayList<>(
					List.of(VALUES[random.nextInt(VALUES.length)], "x").subList(0, 1 + random.nextInt(2)))));
			for (Reading reading : List.<Reading>of(
					() -> WireReader.readJson(body, type, Instant.now(), ZoneId.of("UTC")),
					() -> WireReader.readForm(form, type, Instant.now(), ZoneId.of("UTC")))) {
				try {
					reading.read();
				}
				catch (InvalidEventException ex) {
					refused++;
					assertThat(ex.getMessage()).as(new String(body, UTF_8)).isNotBlank().doesNotContainPattern(INSIDES);
					assertThat(ex.errors()).extracting(FieldError::field)
						.isSubsetOf(names(type))
						.isSortedAccordingTo((one, other) -> names(type).indexOf(one) - names(type).indexOf(other));
				}
			}
		}
		assertThat(refused).isGreaterThan(8_000);
	}

	private static byte[] body(Class<?> type, Random random) {
		List<String> fields = new ArrayList<>();
		for (String name : names(type)) {
			if (random.nextInt(8) > 0) {
				fields.add("\"" + name + "\":" + VALUES[random.nextInt((random.nextInt(4) == 0) ? VALUES.length : 12)]);
			}
		}
		java.util.Collections.shuffle(fields, random);
		String text = "{" + String.join(",", fields) + "}";
		int cut = random.nextInt(10);
		text = switch (cut) {
			case 0 -> text.substring(0, random.nextInt(text.length()));
			case 1 -> VALUES[random.nextInt(VALUES.length)];
			case 2 -> text + text;
			case 3 -> text.substring(0, 1) + text.charAt(random.nextInt(text.length())) + text.substring(1);
			default -> text;
		};
		return text.getBytes(new Charset[] { UTF_8, UTF_8, ISO_8859_1 }[random.nextInt(3)]);
	}

	private static List<String> names(Class<?> type) {
		return Stream.of(type.getDeclaredFields())
			.map((field) -> field.getAnnotation(JsonProperty.class))
			.filter((name) -> name != null)
			.map(JsonProperty::value)
			.toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "'patente':1 | it begins with a single quote", "patente=1 | it looks like a form",
					"{\u00e9} | names and text stand in double quotes",
					"{patente | names and text stand in double quotes" })
	void aLineOfABodyIsReadByItself(String line, String hint) {
		byte[] bytes = line.getBytes(UTF_8);
		for (String before : List.of("", "'\n", "patente=1\n", "\u00f1\n")) {
			for (String after : List.of("", "\n'", "\nx=1")) {
				byte[] body = (before + line + after).getBytes(UTF_8);
				assertThatExceptionOfType(InvalidEventException.class)
					.isThrownBy(() -> WireReader.readJson(body, before.getBytes(UTF_8).length, bytes.length,
							CaptureRequest.class, Instant.EPOCH, ZoneId.of("UTC")))
					.withMessageContaining(hint);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "1f8b, it is compressed", "1f8b0800, it is compressed", "1f, names and text",
			"8b1f, it is not in UTF-8", "1f80, it is not in UTF-8", "7b8b, it is not in UTF-8" })
	void whatIsCompressedBeginsWithTwoBytes(String hex, String hint) {
		byte[] bytes = HexFormat.of().parseHex(hex);
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(() -> WireReader.readJson(bytes, CaptureRequest.class))
			.withMessageContaining(hint);
		byte[] line = HexFormat.of().parseHex("1f8b" + hex);
		assertThatExceptionOfType(InvalidEventException.class).isThrownBy(
				() -> WireReader.readJson(line, 2, bytes.length, CaptureRequest.class, Instant.EPOCH, ZoneId.of("UTC")))
			.withMessageContaining(hint);
	}

	@Test
	void anyBytesAreReadOrRefused() {
		Random random = new Random(26);
		byte[][] heads = { {}, new byte[1000], { (byte) 0xef, (byte) 0xbb, (byte) 0xbf }, { (byte) 0xfe, (byte) 0xff },
				{ (byte) 0xff, (byte) 0xfe }, { 0, 0, (byte) 0xfe, (byte) 0xff }, { 0, 0, 0, '{' }, { 0, '{' },
				{ '{', 0 }, { '{', 0, 0, 0 }, "{\"patente\":\"".getBytes(UTF_8), "{\"".getBytes(UTF_8) };
		for (int i = 0; i < 100_000; i++) {
			byte[] head = heads[random.nextInt(heads.length)];
			byte[] bytes = Arrays.copyOf(head, head.length + random.nextInt(8));
			for (int at = head.length; at < bytes.length; at++) {
				bytes[at] = (byte) (random.nextBoolean() ? random.nextInt()
						: "{}[]\":,0-e\\u \n\r".charAt(random.nextInt(15)));
			}
			try {
				assertThat(WireReader.readJson(bytes, CaptureRequest.class).plate()).isNotBlank();
			}
			catch (InvalidEventException ex) {
				assertThat(ex.getMessage()).isNotBlank().doesNotContainPattern(INSIDES);
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			`` | must be a JSON object, { … }; this is empty
			[] | must be a JSON object, { … }, not an array
			3 | must be a JSON object, { … }, not a bare value
			{"patente":"A" | malformed JSON at line 1, column 15: it ends too early
			{"patente":"ñ | malformed JSON at line 1, column 14: it ends too early
			{"patente":"A"} x | malformed JSON at line 1, column 17:
			{"patente":"A"}{} | malformed JSON at line 1, column 16: nothing may follow the object; many sales at once
			{"ñandú":1,'x':1} | malformed JSON at line 1, column 12: names and text stand in double quotes
			'{patente:A}' | malformed JSON at line 1, column 1: it begins with a single quote; a Windows console takes
			patente=A | malformed JSON at line 1, column 1: it looks like a form
			""")
	void jsonThatIsNoneIsToldWhereAndWhatWouldBeRight(String json, String message) {
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(() -> WireReader.readJson(json.getBytes(UTF_8), CaptureRequest.class))
			.withMessageStartingWith(message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\r\n" })
	void whatIsCutAnywhereIsToldThatItEndsTooEarly(String end) {
		String whole = " {\"patente\" : \"\u00f1\\u00f1\\\"\", \"x\" : [ {} , { \"y\" : 10 } , \"\\n\" ] , \"z\" : 2 }";
		for (int cut = whole.indexOf('{') + 1; cut < whole.length(); cut++) {
			byte[] json = (whole.substring(0, cut) + end).getBytes(UTF_8);
			if (end.isEmpty() || !isInText(whole.substring(0, cut))) {
				assertThatExceptionOfType(InvalidEventException.class).as(whole.substring(0, cut))
					.isThrownBy(() -> WireReader.readJson(json, CaptureRequest.class))
					.withMessageEndingWith(": it ends too early");
			}
		}
	}

	/** Whether the cut is inside a string, where a line break is not white space. */
	private static boolean isInText(String start) {
		return start.replace("\\\"", "").chars().filter((c) -> c == '"').count() % 2 == 1;
	}

	@Test
	void aLineBreakCountsAsOne() {
		byte[] json = "{\r\n\"x\":\"\u00f1\",\n\"\u00f1\":\"\u00f1\"  oh}".getBytes(UTF_8);
		assertThatExceptionOfType(MalformedEventException.class)
			.isThrownBy(() -> WireReader.readJson(json, CaptureRequest.class))
			.satisfies((ex) -> assertThat(ex.position()).isEqualTo(new TextPosition(3, 10)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void theLineIsTheOneThatIsMalformed(int malformed) {
		List<String> lines = new ArrayList<>(List.of("{", "\"a\":1,", "\"b\":2,", "\"c\":3", "}"));
		lines.set(malformed, "\"\u00f1\":1, oh,");
		byte[] json = String.join("\n", lines).getBytes(UTF_8);
		assertThatExceptionOfType(MalformedEventException.class)
			.isThrownBy(() -> WireReader.readJson(json, CaptureRequest.class))
			.satisfies((ex) -> assertThat(ex.position()).isEqualTo(new TextPosition(malformed + 1, 8)));
	}

	@Test
	void aLineOfABulkIsToldByItsOwnPlace() {
		byte[] json = "{patente}".getBytes(UTF_8);
		assertThatExceptionOfType(MalformedEventException.class)
			.isThrownBy(() -> WireReader.readJson(json, CaptureRequest.class))
			.satisfies((ex) -> assertThat(ex.messageAt("line 7"))
				.startsWith("malformed JSON at line 7: names and text stand in double quotes"));
	}

	@Test
	void whatIsCompressedIsToldAsSuch() {
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(() -> WireReader.readJson(new byte[] { 0x1f, (byte) 0x8b, 8, 0 }, CaptureRequest.class))
			.withMessageEndingWith("it is compressed; send it as it is");
	}

	@Test
	void missingFieldsAreToldInTheirOrder() {
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(() -> WireReader.readJson("{}".getBytes(UTF_8), MembershipRequest.class))
			.withMessage("name must be given; lastname must be given; dni must be given; mail must be given; "
					+ "patente must be given");
	}

	@ParameterizedTest
	@CsvSource({ "ana@gremio.cl, true", "a@b, true", "ana, false", "@b, false", "a@, false", "a b@c, false",
			"a@b@c, false" })
	void aMailAddressHasSomethingOnBothSidesOfItsSign(String mail, boolean isOne) {
		byte[] json = WireWriter.toJson(Map.of("mail", mail));
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(() -> WireReader.readJson(json, MembershipRequest.class))
			.satisfies((ex) -> assertThat(
					ex.errors().contains(new FieldError("mail", "must be a mail address, such as ana@gremio.cl")))
				.isNotEqualTo(isOne));
	}

	private interface Reading {

		WireRecord read() throws InvalidEventException;

	}

}
