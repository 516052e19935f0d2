package cl.gremio.model.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CanonicalDateTimeTests {

	private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

	@Test
	void readsWhatTheFormatterReads() {
		Random random = new Random(8601);
		for (int i = 0; i < 50_000; i++) {
			String text = randomText(random);
			String basic = text.substring(0, 11).replace("-", "") + text.substring(11).replace(":", "");
			if (text.startsWith("24", 11)) {
				assertThat(CanonicalDateTime.instant(text, SANTIAGO)).as(text).isEmpty();
				continue;
			}
			try {
				Instant time = formatted(text);
				assertThat(CanonicalDateTime.instant(text, SANTIAGO)).as(text).contains(time);
				assertThat(IsoDateTime.instant(text, SANTIAGO)).as(text).isEqualTo(time);
				assertThat(IsoDateTime.instant(basic, SANTIAGO)).as(basic).isEqualTo(time);
				assertThat(IsoDateTime.instant(basic.replace('.', ','), SANTIAGO)).as(basic).isEqualTo(time);
			}
			catch (DateTimeException ex) {
				assertThatExceptionOfType(DateTimeException.class).as(text)
					.isThrownBy(() -> CanonicalDateTime.instant(text, SANTIAGO));
				assertThatExceptionOfType(DateTimeException.class).as(text)
					.isThrownBy(() -> IsoDateTime.instant(text, SANTIAGO));
				assertThatExceptionOfType(DateTimeException.class).as(basic)
					.isThrownBy(() -> IsoDateTime.instant(basic, SANTIAGO));
			}
		}
	}

	private static Instant formatted(String text) {
		TemporalAccessor parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from,
				LocalDateTime::from);
		return (parsed instanceof OffsetDateTime time) ? time.toInstant()
				: ((LocalDateTime) parsed).atZone(SANTIAGO).toInstant();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "12:00", "1764000000", "2026-11-23", "2026-11-23T10:15[America/Santiago]",
			"2026-11-23t10:15:30Z", "2026-11-23T10:15:30z", "2026-11-23T10:15:30-0300", "2026-11-23T10:15:30-03:00:00",
			"2026-11-23T10:15:30-03:00[America/Santiago]", "2026-11-23T10:15:30.Z", "2026-11-23T10:15:Z",
			"2026-11-23T10:15:301Z", "2026-11-23T10:15:30.0123456789Z", "2026-11-23T10:15.5Z", "2026-11-23 10:15:30Z",
			"2026-11-22T24:00:00Z", "٢٠٢٦-١١-٢٣T١٠:١٥Z", "2026-11-23T10:15:30*03:00" })
	void leavesOtherFormsToOthers(String text) {
		assertThat(CanonicalDateTime.instant(text, SANTIAGO)).isEmpty();
	}

	private static String randomText(Random random) {
		StringBuilder text = new StringBuilder("%04d-%02d-%02dT%02d:%02d".formatted(random.nextInt(10_000),
				random.nextInt(14), random.nextInt(33), random.nextInt(25), random.nextInt(61)));
		if (random.nextInt(4) > 0) {
			text.append(":%02d".formatted(random.nextInt(61)));
			int digits = random.nextInt(10);
			if (digits > 0) {
				text.append('.').append("%09d".formatted(random.nextInt(1_000_000_000)), 0, digits);
			}
		}
		return switch (random.nextInt(4)) {
			case 0 -> text.append("Z").toString();
			case 1 -> text.toString();
			default -> text.append(random.nextBoolean() ? "+" : "-")
				.append("%02d:%02d".formatted(random.nextInt(20), random.nextInt(61)))
				.toString();
		};
	}

}
