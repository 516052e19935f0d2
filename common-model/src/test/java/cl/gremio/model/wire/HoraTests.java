package cl.gremio.model.wire;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Random;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HoraTests {

	private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

	private static final String RECORDED = "2026-11-23T15:00-03:00";

	@ParameterizedTest
	@CsvSource({ "9:05, 2026-11-23T09:05-03:00", "09:05, 2026-11-23T09:05-03:00", "09:05:07, 2026-11-23T09:05:07-03:00",
			"0:00, 2026-11-23T00:00-03:00", "15:59, 2026-11-23T15:59-03:00", "16:00, 2026-11-23T16:00-03:00",
			"16:00:01, 2026-11-22T16:00:01-03:00", "23:59, 2026-11-22T23:59-03:00" })
	void aTimeOfDayIsItsLatestOccurrenceNotMoreThanAnHourAhead(String text, String expected) throws Exception {
		assertThat(read(text, RECORDED)).hasToString(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0:20, 2026-11-23T23:40-03:00, 2026-11-24T00:20-03:00",
			"0:41, 2026-11-23T23:40-03:00, 2026-11-23T00:41-03:00",
			"23:50, 2026-11-24T00:10-03:00, 2026-11-23T23:50-03:00" })
	void aTimeOfDayMayBelongToTheDayBeforeOrAfter(String text, String reference, String expected) throws Exception {
		assertThat(read(text, reference)).hasToString(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0:30, 2026-09-06T12:00-03:00, 2026-09-06T01:30-03:00",
			"0:30, 2026-09-05T23:45-04:00, 2026-09-06T01:30-03:00",
			"0:30, 2026-09-05T23:29-04:00, 2026-09-05T00:30-04:00",
			"2026-09-06T00:30, 2026-09-07T12:00-03:00, 2026-09-06T01:30-03:00",
			"2026-09-06T00:00[America/Santiago], 2026-09-07T12:00-03:00, 2026-09-06T01:00-03:00" })
	void aTimeThatAClockChangeSkipsMovesForwardByTheGap(String text, String reference, String expected)
			throws Exception {
		assertThat(read(text, reference)).hasToString(expected);
	}

	@ParameterizedTest
	@CsvSource({ "23:30, 2026-04-05T12:00-04:00, 2026-04-04T23:30-03:00",
			"23:30, 2026-04-04T23:45-04:00, 2026-04-04T23:30-03:00",
			"23:30, 2026-04-04T23:00-04:00, 2026-04-04T23:30-03:00",
			"2026-04-04T23:30, 2026-04-05T12:00-04:00, 2026-04-04T23:30-03:00",
			"2026-04-04T23:30-04:00, 2026-04-05T12:00-04:00, 2026-04-04T23:30-04:00" })
	void aTimeThatOccursTwiceIsTheEarlier(String text, String reference, String expected) throws Exception {
		assertThat(read(text, reference)).hasToString(expected);
	}

	@Test
	void clocksSetBackOverMidnightHaveShownTheNextDayAlready() throws Exception {
		Instant reference = Instant.parse("2010-11-07T01:40:00Z");
		assertThat(Hora.read("0:00", reference, ZoneId.of("America/St_Johns"))).hasToString("2010-11-07T00:00-02:30");
	}

	@Test
	void aTimeOfDayIsWhatCountingTheMinutesFinds() throws Exception {
		Random random = new Random(20261123);
		String[] zones = { "America/Santiago", "America/St_Johns", "America/Havana", "Australia/Lord_Howe",
				"Pacific/Apia", "Asia/Kathmandu", "UTC" };
		for (int i = 0; i < 3000; i++) {
			ZoneId zone = ZoneId.of(zones[random.nextInt(zones.length)]);
			Instant reference = MinuteCount.referenceNearAClockChange(zone, random);
			LocalTime near = LocalTime.ofInstant(reference, zone).plusMinutes(random.nextInt(-90, 91));
			int hour = random.nextBoolean() ? near.getHour() : random.nextInt(24);
			int minute = random.nextBoolean() ? near.getMinute() : random.nextInt(60);
			String text = (random.nextBoolean() ? "%d:%02d" : "%02d:%02d").formatted(hour, minute);
			assertThat(Hora.read(text, reference, zone).toInstant()).as("%s at %s in %s", text, reference, zone)
				.isEqualTo(MinuteCount.latest(hour, minute, reference, zone));
		}
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-23T10:15:30-03:00, 2026-11-23T10:15:30-03:00",
			"2026-11-23T13:15:30Z, 2026-11-23T10:15:30-03:00", "2026-11-23t13:15:30z, 2026-11-23T10:15:30-03:00",
			"2026-11-23T13:15Z, 2026-11-23T10:15-03:00", "2026-11-23T13:15:30.5Z, 2026-11-23T10:15:30.500-03:00",
			"2026-11-23T13:15:30.123456789Z, 2026-11-23T10:15:30.123456789-03:00",
			"2026-11-23T10:15:30, 2026-11-23T10:15:30-03:00", "2026-11-23T10:15:30.5, 2026-11-23T10:15:30.500-03:00",
			"2026-11-23T14:15:30+01:00[Europe/Madrid], 2026-11-23T10:15:30-03:00",
			"2026-11-23T14:15:30[Europe/Madrid], 2026-11-23T10:15:30-03:00",
			"2026-11-23T14:15:30+01:00[Asia/Tokyo], 2026-11-23T10:15:30-03:00",
			"2026-11-23T10:15:30-0300, 2026-11-23T10:15:30-03:00", "2026-11-23T10:15:30-03, 2026-11-23T10:15:30-03:00",
			"2026-11-23T10:15:30-0300[America/Santiago], 2026-11-23T10:15:30-03:00",
			"2026-07-01T10:15:30-03:00, 2026-07-01T09:15:30-04:00",
			"'2026-11-23T13:15:30,5Z', 2026-11-23T10:15:30.500-03:00",
			"'2026-11-23T10:15:30,123456789', 2026-11-23T10:15:30.123456789-03:00",
			"20261123T101530Z, 2026-11-23T07:15:30-03:00", "20261123T101530, 2026-11-23T10:15:30-03:00",
			"20261123T1015, 2026-11-23T10:15-03:00", "20261123t1015z, 2026-11-23T07:15-03:00",
			"'20261123T101530,25-0300', 2026-11-23T10:15:30.250-03:00",
			"20261123T141530[Europe/Madrid], 2026-11-23T10:15:30-03:00", "2026-11-22T24:00, 2026-11-23T00:00-03:00",
			"2026-11-22T24:00:00Z, 2026-11-22T21:00-03:00", "2026-11-22T24:00:00.000-03:00, 2026-11-23T00:00-03:00",
			"20261122T240000, 2026-11-23T00:00-03:00", "2026-02-28T24:00, 2026-03-01T00:00-03:00",
			"2026-09-05T24:00, 2026-09-06T01:00-03:00", "\u00a02026-11-23T10:15\u2007, 2026-11-23T10:15-03:00" })
	void anIsoDateTimeIsRecordedWithTheOffsetOfGuildTime(String text, String expected) throws Exception {
		assertThat(read(text, RECORDED)).hasToString(expected);
	}

	@ParameterizedTest
	@CsvSource({ "1764000000, 2025-11-24T13:00-03:00", "1764000000000, 2025-11-24T13:00-03:00",
			"1764000000.5, 2025-11-24T13:00:00.500-03:00", "1764000000000.5, 2025-11-24T13:00:00.000500-03:00",
			"946695600, 2000-01-01T00:00-03:00", "946695600000, 2000-01-01T00:00-03:00",
			"946684800, 1999-12-31T21:00-03:00" })
	void anEpochIsInSecondsOrByItsMagnitudeInMilliseconds(String text, String expected) throws Exception {
		assertThat(read(text, RECORDED)).hasToString(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-23T16:00-03:00", "2026-11-23T16:00", "1795460400", "1795460400000" })
	void exactlyAnHourAheadIsAllowed(String text) throws Exception {
		assertThat(read(text, RECORDED)).hasToString("2026-11-23T16:00-03:00");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-23T16:00:00.000000001-03:00", "2026-11-23T16:00:00.001", "1795460400.001",
			"1795460400001", "99999999999", "9999-12-31T23:59:59Z", "1764000000000000", "999999999999999999",
			"20261123101530" })
	void moreThanAnHourAheadIsInvalid(String text) {
		assertInvalid(text).withMessage("must not be more than an hour in the future");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "ayer", "24:00", "12:60", "12:00:60", "1:2", "123:00", ":30", "12:", "-1:00",
			"2026-11-23", "2026-1123T10:15Z", "2026-11-23T10:1530Z", "20261123T101530.Z", "2026-11-23 10:15:30",
			"2026-02-30T10:00Z", "2026-02-30T10:00", "2026-11-22T24:01Z", "2026-11-22T24:00:00.1", "20261122T240001Z",
			"2026-11-23T10:15:60Z", "2026-11-23T10:15:30.1234567890Z", "2026-11-23T10:15:Z", "2026-11-23T10:15:3Z",
			"2026-11-23T10:15:30+19:00", "2026-11-23T10:15:30+01:60", "2026-11-23T10:15:30 01:00",
			"2026-11-23T10:15:30[Marte/Olympus]", "2026-11-23T10", "99999-01-01T00:00Z", "+9999999999-01-01T00:00Z",
			"-5", "+5", "1e9", "0x10", "1.", ".5", "1.2.3", ".", "NaN", "1764000000000000000000000",
			"٢٠٢٦-١١-٢٣T١٠:١٥Z", "١٢:٠٠", "١٧٦٤٠٠٠٠٠٠", "\u0000", "0", "13", "1345", "13.45", "20261128", "946684799",
			"946684799.9", "100000000000", "946684799999", "202611231015", "-0044-03-15T12:00Z",
			"+12026-11-23T10:15Z" })
	void anyOtherTextIsInvalidAndTheMessageNamesTheForms(String text) {
		assertInvalid(text).withMessageContaining("must be a time of day such as 9:30");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0000-12-31T00:00Z", "0001-01-01T00:00Z", "1969-12-31T23:59:59.999Z", "1969-12-31T20:00",
			"1970-01-01T00:00Z", "1970-01-01T02:59:59Z", "1969-12-31T23:59:59-03:00" })
	void aTimeBefore1970ByUtcOrInGuildTimeIsInvalid(String text) {
		assertInvalid(text).withMessage("must not be before 1970");
	}

	@Test
	void theFirstTimesAreThoseOf1970WhereverTheGuildIs() throws Exception {
		Instant now = Instant.parse("2026-11-23T18:00:00Z");
		assertThat(read("1970-01-01T00:00", RECORDED)).hasToString("1970-01-01T00:00-03:00");
		assertThat(Hora.read("1970-01-01T01:00", now, ZoneId.of("Europe/Madrid")))
			.hasToString("1970-01-01T01:00+01:00");
		assertThatExceptionOfType(BadValueException.class)
			.isThrownBy(() -> Hora.read("1970-01-01T00:59:59", now, ZoneId.of("Europe/Madrid")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "+10000-01-01T03:00:00Z", "+292278994-08-17T07:12:55.807Z", "+1000000000-12-31T23:59:59Z",
			"1969-12-31T23:59:59Z" })
	void aTimeRecordedOutsideTheYears1970To9999IsInvalidWithoutHora(Instant recorded) {
		assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> Hora.recorded(null, recorded, SANTIAGO))
			.withMessageStartingWith("hora must not be ");
		assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> Hora.seen(null, recorded, SANTIAGO))
			.withMessageStartingWith("time must not be ");
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "17, 17", "946684799, 946684799", "473385600000, 473385600", "1764000000, 1764000000" })
	void aCartWasSeenAtAnyNumberOfSecondsSince1970(String time, long seconds) throws Exception {
		Instant recorded = Instant.parse("2026-11-23T18:00:00Z");
		assertThat(Hora.seen(time, recorded, SANTIAGO).getEpochSecond()).isEqualTo(seconds);
	}

	@Test
	void aTextOfAnyLengthIsInvalidWithoutBeingParsed() {
		assertInvalid("9".repeat(1_000_000)).withMessageStartingWith("must be a time of day");
		assertInvalid("2026-11-23T10:15:30." + "1".repeat(1_000_000) + "Z")
			.withMessageStartingWith("must be a time of day");
	}

	@Test
	void noTextAndNoReferenceGivesAnotherException() {
		Random random = new Random(42);
		Instant[] references = { Instant.MIN, Instant.MAX, Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE),
				Instant.ofEpochMilli(Long.MIN_VALUE), Instant.parse("2026-11-23T18:00:00Z") };
		String[] seeds = { "2026-11-23T10:15:30.123-03:00[America/Santiago]", "12:34:56", "1764000000000.25" };
		String alphabet = "0123456789:.,-+TtZz[]/ eE\u0000é";
		for (int i = 0; i < 50_000; i++) {
			StringBuilder text = new StringBuilder(seeds[random.nextInt(seeds.length)]);
			for (int edits = random.nextInt(4); edits > 0; edits--) {
				int at = random.nextInt(text.length());
				text.replace(at, at + random.nextInt(3),
						String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
			}
			Instant reference = references[random.nextInt(references.length)];
			try {
				assertThat(Hora.read(text.toString(), reference, SANTIAGO).getYear()).isBetween(1970, 9999);
			}
			catch (BadValueException ex) {
				assertThat(ex).hasMessageStartingWith("must ");
			}
		}
	}

	@Test
	void whatWasRecordedReadsBackAsTheSameTime() throws Exception {
		Random random = new Random(7);
		Instant now = Instant.parse("2026-11-23T18:00:00Z");
		long firstYear = Instant.parse("1970-01-01T03:00:00Z").getEpochSecond();
		for (int i = 0; i < 20_000; i++) {
			Instant time = Instant.ofEpochSecond(random.nextLong(firstYear, now.getEpochSecond()),
					random.nextInt(1_000_000_000));
			ChronoUnit precision = ChronoUnit.values()[random.nextInt(ChronoUnit.DAYS.ordinal())];
			OffsetDateTime recorded = OffsetDateTime.ofInstant(time.truncatedTo(precision), SANTIAGO);
			assertThat(Hora.read(recorded.toString(), now, SANTIAGO)).isEqualTo(recorded);
		}
	}

	private static OffsetDateTime read(String text, String reference) throws BadValueException {
		return Hora.read(text, OffsetDateTime.parse(reference).toInstant(), SANTIAGO);
	}

	private static ThrowableAssertAlternative<BadValueException> assertInvalid(String text) {
		return assertThatExceptionOfType(BadValueException.class).isThrownBy(() -> read(text, RECORDED));
	}

}
