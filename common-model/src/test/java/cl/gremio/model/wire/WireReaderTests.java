package cl.gremio.model.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import cl.gremio.model.CaptureRequest;
import cl.gremio.model.LocationPayload;
import cl.gremio.model.LocationRequest;
import cl.gremio.model.MembershipRequest;
import cl.gremio.model.SaleRequest;
import cl.gremio.model.StockRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class WireReaderTests {

	private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

	private static final ZoneId ZONE = ZoneId.of("America/Santiago");

	private static final String SALE = """
			{"client":"Ana","count_sopaipillas":3,"hora":"10:30","stock":40,"ubicacion":"Plaza","patente_carro":"AB12"}""";

	@Test
	void aSaleIsReadByItsWireNames() throws Exception {
		assertThat(read(SALE, SaleRequest.class))
			.isEqualTo(new SaleRequest("Ana", 3, OffsetDateTime.parse("2026-11-23T10:30-03:00"), 40, "Plaza", "AB12"));
	}

	@Test
	void numbersMayBeStringsAndTextMayBeNumbers() throws Exception {
		SaleRequest sale = read(
				"""
						{"client":7,"count_sopaipillas":" 3 ","hora":1764000000,"stock":"40","ubicacion":"x","patente_carro":99}""",
				SaleRequest.class);
		assertThat(sale)
			.isEqualTo(new SaleRequest("7", 3, OffsetDateTime.parse("2025-11-24T13:00-03:00"), 40, "x", "99"));
	}

	@Test
	void textIsTrimmedAndAPlateUpperCased() throws Exception {
		CaptureRequest capture = read("{\"patente\":\"  ab-12 \"}", CaptureRequest.class);
		assertThat(capture.plate()).isEqualTo("AB-12");
	}

	/** A lenient decoder reads some of these bytes as "A" or as a flower. */
	@ParameterizedTest
	@ValueSource(strings = { "c181", "e08181", "f0808181", "ff", "c3", "eda0bcedbcbc", "eda080", "f4908080" })
	void textIsUtf8ByTheLetter(String hex) {
		byte[] bad = HexFormat.of().parseHex(hex);
		byte[] json = ByteBuffer.allocate(20 + bad.length)
			.put("{\"patente\":\"".getBytes(UTF_8))
			.put(bad)
			.put("\"}".getBytes(UTF_8))
			.array();
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(() -> WireReader.readJson(json, CaptureRequest.class))
			.withMessageContaining("it is not in UTF-8");
	}

	@Test
	void unknownFieldsAreIgnored() throws Exception {
		assertThat(read("{\"patente\":\"A\",\"más\":{\"a\":[1,{}]}}", CaptureRequest.class).plate()).isEqualTo("A");
	}

	@Test
	void everyBadFieldIsNamedAtOnceByItsWireName() {
		InvalidEventException error = catchThrowableOfType(InvalidEventException.class, () -> read(
				"""
						{"client":"  ","count_sopaipillas":"many","stock":-1,"ubicacion":{"lat":91,"lon":0},"patente_carro":[]}""",
				SaleRequest.class));
		assertThat(error.errors()).extracting(FieldError::field)
			.containsExactly("client", "count_sopaipillas", "stock", "ubicacion", "patente_carro");
	}

	@ParameterizedTest
	@CsvSource({ "0", "100001", "2.5", "1e-3", "1e5000000000", "0.99999999999999999999", "'\"1.000\"'", "'\"+3\"'",
			"'\"3.0\"'", "'\"\u0663\"'", "'\"-3\"'", "99999999999", "true", "[1]", "{}" })
	void aCountMustBeAWholeNumberInRange(String count) {
		String sale = SALE.replace(":3,", ":" + count + ",");
		InvalidEventException error = catchThrowableOfType(InvalidEventException.class,
				() -> read(sale, SaleRequest.class));
		assertThat(error.errors()).extracting(FieldError::field).containsExactly("count_sopaipillas");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"lat":-33.45,"lon":-70.66} | -33.45,-70.66
					{"lon":"-70.66","lat":"-33.45","alt":[1]} | -33.45,-70.66
					[-33.45,-70.66] | -33.45,-70.66
					[90,-180] | 90,-180
					{"lat":"-90.0","lon":180.00} | -90.0,180.00
					[-3.345e1,-70.66] | -33.45,-70.66
					[-33.448900000000000000001,1.5e-7] | -33.448900000000000000001,0.00000015
					[1.00000000000000000000000000000000000000000000000000001e-99,0] | 1.00000000000000000000000000000000000000000000000000001E-99,0
					" Plaza de Armas " | Plaza de Armas
					"-33.45, -70.66" | -33.45, -70.66
					""")
	void aPlaceIsRecordedAsText(String given, String recorded) throws Exception {
		LocationRequest report = read("{\"patente\":\"A\",\"ubicacion\":" + given + "}", LocationRequest.class);
		assertThat(report.ubicacion()).isEqualTo(recorded);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "[1]", "[1,2,3]", "[91,0]", "[0,181]", "[0,1e99]", "5", "true", "\"\"", "null",
			"[[1],2]", "{\"lat\":{},\"lon\":1}", "\"\\ud800\"" })
	void aBadPlaceIsOneBadField(String given) {
		String report = "{\"patente\":\"A\",\"denuncia\":1,\"ubicacion\":" + given + "}";
		InvalidEventException error = catchThrowableOfType(InvalidEventException.class,
				() -> read(report, LocationRequest.class));
		assertThat(error.errors()).extracting(FieldError::field).containsExactly("ubicacion");
	}

	@Test
	void degreesHaveAtMost100Characters() throws Exception {
		String degrees = "0." + "1".repeat(98);
		assertThat(read("{\"patente\":\"A\",\"ubicacion\":[" + degrees + ",0]}", LocationRequest.class).ubicacion())
			.isEqualTo(degrees + ",0");
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(() -> read("{\"patente\":\"A\",\"ubicacion\":[" + degrees + "1,0]}", LocationRequest.class));
	}

	@Test
	void aPlaceOfMoreThan200CharactersIsRefused() {
		String report = "{\"patente\":\"A\",\"ubicacion\":\"" + "x".repeat(201) + "\"}";
		assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> read(report, LocationRequest.class));
	}

	@ParameterizedTest
	@CsvSource({ "1,1", "0,0", "true,1", "false,0", "'\"1\"',1", "'\"true\"',1", "null,0", "'\"\"',0" })
	void premiumIsAFlagThatDefaultsToZero(String given, int premium) throws Exception {
		MembershipRequest application = read(
				"{\"name\":\"a\",\"lastname\":\"b\",\"dni\":1,\"mail\":\"c@d\",\"patente\":\"d\",\"premium\":" + given
						+ "}",
				MembershipRequest.class);
		assertThat(application.premium()).isEqualTo(premium);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2", "-1", "0.5", "\"1.0\"", "\"yes\"", "[]", "{}" })
	void aFlagIsZeroOrOne(String given) {
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(() -> read("{\"patente\":\"a\",\"ubicacion\":\"b\",\"denuncia\":" + given + "}",
					LocationRequest.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "[]", "1", "\"x\"", "{", "{\"patente\":NaN}", "{\"patente\":\"a\"} x",
			"{\"patente\":\"a\",\"patente\":\"b\"}", "{'patente':1}" })
	void whatIsNotOneJsonObjectIsAnInvalidEvent(String json) {
		assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> read(json, CaptureRequest.class))
			.satisfies((ex) -> assertThat(ex.getMessage()).isNotBlank());
	}

	@ParameterizedTest
	@ValueSource(strings = { "C328", "FF", "C181", "EDA080", "F8888080" })
	void brokenUtf8IsAnInvalidEvent(String hex) {
		byte[] text = HexFormat.of().parseHex("7b2261223a22" + hex + "222c22706174656e7465223a2241227d");
		assertThatExceptionOfType(MalformedEventException.class)
			.isThrownBy(() -> WireReader.readJson(text, CaptureRequest.class))
			.withMessageContaining("line 1, column 7: it is not in UTF-8")
			.withMessageContaining("chcp 65001");
	}

	@Test
	void aFormIsHeldToTheSameRules() throws Exception {
		LocationRequest report = WireReader.readForm(Map.of("patente", List.of("ab"), "ubicacion", List.of(" Plaza "),
				"denuncia", List.of("1"), "otro", List.of("x", "y")), LocationRequest.class, NOW, ZONE);
		assertThat(report).isEqualTo(new LocationRequest("AB", "Plaza", 1));
		InvalidEventException error = catchThrowableOfType(InvalidEventException.class,
				() -> WireReader.readForm(Map.of("patente", List.of("a", "b"), "denuncia", List.of("x")),
						LocationRequest.class, NOW, ZONE));
		assertThat(error.errors()).extracting(FieldError::field).containsExactly("patente", "ubicacion", "denuncia");
	}

	@Test
	void aRequestWithoutATimeHappenedWhenItWasRecorded() throws Exception {
		assertThat(read("{\"patente_carro\":\"a\",\"stock\":1}", StockRequest.class).hora())
			.isEqualTo(NOW.atZone(ZONE).toOffsetDateTime());
	}

	@ParameterizedTest
	@ValueSource(strings = { "1764e6", "1.764E+9", "17640000000e-1", "1764000000000e0", "1764000000.000" })
	void aTimeMayComeAsAnyNumberOfSecondsOrMilliseconds(String hora) throws Exception {
		assertThat(read("{\"patente_carro\":\"a\",\"stock\":1,\"hora\":" + hora + "}", StockRequest.class).hora())
			.isEqualTo(OffsetDateTime.parse("2025-11-24T13:00-03:00"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"1764e6\"", "1764e999999999", "1e-99", "true", "[1]" })
	void whatIsNoTimeIsToldTheForms(String hora) {
		InvalidEventException error = catchThrowableOfType(InvalidEventException.class,
				() -> read("{\"patente_carro\":\"a\",\"stock\":1,\"hora\":" + hora + "}", StockRequest.class));
		assertThat(error.errors()).containsExactly(new FieldError("hora", Hora.FORMS));
	}

	@Test
	void aBadTimeInAFormIsNamedToo() {
		InvalidEventException error = catchThrowableOfType(InvalidEventException.class,
				() -> WireReader.readForm(
						Map.of("patente_carro", List.of("a"), "stock", List.of("1"), "hora", List.of("25:00")),
						StockRequest.class, NOW, ZONE));
		assertThat(error.errors()).extracting(FieldError::field).containsExactly("hora");
	}

	@Test
	void aBadTimeIsNamedWithTheOtherBadFields() {
		byte[] sale = SALE.replace("10:30", "25:00").replace(":3,", ":0,").getBytes(UTF_8);
		InvalidEventException error = catchThrowableOfType(InvalidEventException.class,
				() -> WireReader.readJson(sale, SaleRequest.class, NOW, ZONE));
		assertThat(error.errors()).extracting(FieldError::field).containsExactly("count_sopaipillas", "hora");
	}

	@Test
	void aCaptureNeedsNoPlaceButASightingDoes() throws Exception {
		assertThat(
				read("{\"patente\":\"a\",\"captura\":1,\"denuncia\":0,\"time\":17}", LocationPayload.class).isCapture())
			.isTrue();
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(() -> read("{\"patente\":\"a\",\"denuncia\":0,\"time\":17}", LocationPayload.class));
	}

	@Test
	void whatIsWrittenIsReadBackAsItWas() throws Exception {
		LocationPayload sighting = LocationPayload.seen("A", "Plaza", 1, Instant.ofEpochMilli(17_900));
		assertThat(new String(WireWriter.toJson(sighting), UTF_8))
			.isEqualTo("{\"patente\":\"A\",\"ubicacion\":\"Plaza\",\"denuncia\":1,\"time\":17}");
		assertThat(WireReader.readJson(WireWriter.toJson(sighting), LocationPayload.class)).isEqualTo(sighting);
	}

	@Test
	void aCaptureIsWrittenWithoutAPlace() throws Exception {
		LocationPayload capture = LocationPayload.captured("A", Instant.ofEpochMilli(17_900));
		assertThat(new String(WireWriter.toJson(capture), UTF_8))
			.isEqualTo("{\"patente\":\"A\",\"captura\":1,\"denuncia\":0,\"time\":17}");
		assertThat(WireReader.readJson(WireWriter.toJson(capture), LocationPayload.class)).isEqualTo(capture);
	}

	private static <T extends WireRecord> T read(String json, Class<T> type) throws InvalidEventException {
		return WireReader.readJson(json.getBytes(UTF_8), type, NOW, ZONE);
	}

}
