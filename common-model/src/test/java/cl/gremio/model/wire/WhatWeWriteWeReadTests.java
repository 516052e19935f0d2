package cl.gremio.model.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import cl.gremio.model.LocationPayload;
import cl.gremio.model.MembershipRequest;
import cl.gremio.model.SalePayload;
import cl.gremio.model.SaleRequest;
import cl.gremio.model.StockPayload;
import cl.gremio.model.StockRequest;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every event that a producer accepts is valid for every consumer of its topics, with the
 * same key and the same time.
 */
class WhatWeWriteWeReadTests {

	private static final Instant NOW = Instant.parse("2026-11-23T18:00:00.123Z");

	private static final String[] TEXTS = { "Ana", " \u00a0Ana\ufeff ", "7", "\ud83c\udf2e".repeat(200),
			"\u00df".repeat(100), "\u00df".repeat(101), "\u0149x", "a\u0000b", "\ud800", "12.345.678-5", "1000005k",
			"AB-12 34", "abcd\u201112", "-33.4, -70.6", "\u2028", "a\u001fb\u202e", "x".repeat(201) };

	private static final String[] TIMES = { "1969-12-31T20:00", "1970-01-01T00:00", "1970-01-01T00:00Z",
			"1970-01-01T02:59:59.999Z", "1970-01-01T03:00Z", "1985-04-12T23:20:50,52Z", "1999-12-31T24:00:00",
			"20000101T000000Z", "946684800", "946684799", "946684800000", "1764e6", "9:30", "23:59:59", "0:00",
			"2026-11-23T18:59:59.999Z", "2026-11-23T19:00:00.123Z", "2026-11-23T19:00:00.124Z", "1795460400.123",
			"2026-04-04T23:30", "2026-09-06T00:30", "1971-06-01T00:00[Africa/Monrovia]", "1e9", "13.45", "" };

	private static final String[] ZONES = { "America/Santiago", "UTC", "Europe/Madrid", "Africa/Monrovia",
			"Pacific/Kiritimati", "Asia/Kathmandu" };

	@Test
	void whatAProducerTakesEveryConsumerTakesAlike() throws Exception {
		Random random = new Random(20261123);
		int taken = 0;
		for (int i = 0; i < 20_000; i++) {
			ZoneId zone = ZoneId.of(ZONES[random.nextInt(ZONES.length)]);
			Map<String, Object> post = new HashMap<>();
			for (String field : new String[] { "client", "ubicacion", "patente_carro", "name", "lastname", "dni",
					"patente" }) {
				post.put(field, TEXTS[random.nextInt(TEXTS.length)]);
			}
			post.put("mail", "ana@gremio.cl");
			post.put("hora", TIMES[random.nextInt(TIMES.length)]);
			post.put("count_sopaipillas", 1 + random.nextInt(3));
			post.put("stock", random.nextInt(40));
			byte[] body = WireWriter.toJson(post);
			taken += sale(body, zone) + stockReport(body, zone) + application(body);
		}
		assertThat(taken).isGreaterThan(5_000);
	}

	private static int sale(byte[] body, ZoneId zone) throws InvalidEventException {
		SaleRequest sale;
		try {
			sale = WireReader.readJson(body, SaleRequest.class, NOW, zone);
		}
		catch (InvalidEventException ex) {
			return 0;
		}
		OffsetDateTime hora = sale.hora();
		byte[] written = WireWriter.toJson(sale);
		SalePayload sold = WireReader.readJson(written, SalePayload.class);
		assertThat(sold).isEqualTo(new SalePayload(sale.plate(), sale.client(), sale.sopaipillas(), hora.toString()));
		assertThat(Hora.recorded(sold.hora(), NOW, zone)).isEqualTo(hora);
		StockPayload level = WireReader.readJson(written, StockPayload.class);
		assertThat(level.plate()).isEqualTo(sale.plate());
		assertThat(Hora.recorded(level.hora(), NOW, zone)).isEqualTo(hora);
		Instant seen = hora.toInstant().isBefore(NOW) ? hora.toInstant() : NOW;
		LocationPayload sighting = LocationPayload.seen(sale.plate(), sale.ubicacion(), 0, seen);
		LocationPayload read = WireReader.readJson(WireWriter.toJson(sighting), LocationPayload.class);
		assertThat(read).isEqualTo(sighting);
		assertThat(Hora.seen(read.time(), NOW, zone)).isBetween(seen.minus(Duration.ofSeconds(1)), seen);
		return 1;
	}

	private static int stockReport(byte[] body, ZoneId zone) throws InvalidEventException {
		StockRequest report;
		try {
			report = WireReader.readJson(body, StockRequest.class, NOW, zone);
		}
		catch (InvalidEventException ex) {
			return 0;
		}
		StockPayload level = WireReader.readJson(WireWriter.toJson(report), StockPayload.class);
		assertThat(level).isEqualTo(
				new StockPayload(report.plate(), report.stock(), report.ubicacion(), report.hora().toString(), null));
		assertThat(Hora.recorded(level.hora(), NOW, zone)).isEqualTo(report.hora());
		return 1;
	}

	private static int application(byte[] body) throws InvalidEventException {
		MembershipRequest application;
		try {
			application = WireReader.readJson(body, MembershipRequest.class);
		}
		catch (InvalidEventException ex) {
			return 0;
		}
		byte[] written = WireWriter.toJson(application);
		assertThat(WireReader.readJson(written, MembershipRequest.class)).as(new String(written, UTF_8))
			.isEqualTo(application);
		return 1;
	}

}
