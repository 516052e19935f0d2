package cl.gremio.standalone;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small guild on a fake door, at four in the afternoon: something of everything that
 * the board can show.
 */
final class FakeGuild {

	private static final int CARTS = 18;

	private static final int HOUR = 16;

	private static final List<String> NAMES = List.of("Rosa Díaz", "Beto Muñoz", "Carla Rojas", "Diego Pérez",
			"Elisa Contreras", "Fernando Silva", "Gabriela Araya", "Héctor Vidal", "Isabel Núñez", "Juan Ñanco");

	private static final List<String> SERVICES = List.of("members-producer", "sales-producer", "stock-producer",
			"location-producer", "members-consumer", "sales-consumer", "stock-consumer", "location-consumer");

	private final FakeDoor door;

	private final Instant now = Instant.now();

	FakeGuild(FakeDoor door) {
		this.door = door;
	}

	/** Fills all lists. */
	void open() {
		this.door.setZone(zone());
		LocalDate today = LocalDate.ofInstant(this.now, this.door.zone());
		String weekBefore = "?fecha=" + today.minusDays(7);
		this.door.show("/ventadiaria", rows(CARTS - 2, (i) -> sales(today, plate(i), 96 - 5 * i)));
		this.door.show("/ventadiaria/horas", rows(HOUR - 7, (i) -> hour(today, 8 + i, 40 + i * i * 3 % 61 + 5 * i)));
		this.door.show("/ventadiaria/horas" + weekBefore,
				rows(14, (i) -> hour(today.minusDays(7), 8 + i, 30 + (i * 17) % 40 + 3 * i)));
		this.door.show("/ventadiaria/total" + weekBefore,
				"{\"carritos\":17,\"count_sopaipillas\":941,\"count_client\":244,\"ventas\":301,\"promedio\":3.86}");
		this.door.show("/stock", rows(CARTS, this::stock));
		this.door.show("/carritos",
				rows(CARTS, (i) -> cart(i, (i % 9 == 4) ? "profugo" : (i % 5 == 1) ? "perdido" : "activo")));
		this.door.show("/profugos", rows(2, (i) -> fugitive(4 + 9 * i)));
		this.door.show("/reposicion",
				"{\"pendientes\":%s,\"avisos\":%s}".formatted(rows(3, this::lowEvent),
						rows(2, (i) -> "{\"numero\":%d,\"time\":%d,\"eventos\":%s}".formatted(2 - i,
								ago(4000 * (i + 1)), rows(5, this::lowEvent)))));
		this.door.show("/listmemberpre", rows(4, (i) -> member(i, 1)));
		this.door.show("/listmembernopre", rows(6, (i) -> member(4 + i, 0)));
		this.door.show("/cierres", rows(6, (i) -> close(today.minusDays(i + 1), 900 + 37 * i)));
		this.door.show("/servicios", rows(SERVICES.size(), this::service));
	}

	/** Puts a text everywhere where a client's text can stand. */
	void say(String text) {
		String quoted = HttpCalls.quoted(text);
		LocalDate today = LocalDate.ofInstant(this.now, this.door.zone());
		for (String list : List.of("/ventadiaria", "/stock", "/carritos", "/profugos", "/listmemberpre",
				"/reposicion")) {
			this.door.rewrite(list,
					(json) -> json.replace('"' + plate(0) + '"', quoted)
						.replace('"' + plate(4) + '"', quoted)
						.replace("\"Plaza de Armas\"", quoted)
						.replaceFirst("\"Rosa\"", java.util.regex.Matcher.quoteReplacement(quoted)));
		}
		this.door.show("/cierres/" + today.minusDays(1),
				"[" + sales(today.minusDays(1), "X", 5).replace("\"X\"", quoted) + "]");
	}

	static String plate(int i) {
		String letters = "BCDFGHJKLPRSTVWXYZ";
		return "" + letters.charAt(i % 18) + letters.charAt((i * 5 + 3) % 18) + letters.charAt((i * 7 + 1) % 18)
				+ letters.charAt((i * 11 + 2) % 18) + (10 + i * 37 % 90);
	}

	private ZoneOffset zone() {
		int hour = this.now.atOffset(ZoneOffset.UTC).getHour();
		return ZoneOffset.ofHours(Math.floorMod(HOUR - hour + 11, 24) - 11);
	}

	private static String rows(int count, IntFunction<String> row) {
		return IntStream.range(0, count).mapToObj(row).collect(Collectors.joining(",", "[", "]"));
	}

	private static String sales(LocalDate day, String plate, int count) {
		int clients = 1 + count / 4;
		return json(
				"{'fecha':'%s','patente':'%s','count_sopaipillas':%d,'count_client':%d,'ventas':%d,'promedio':%.4f}",
				day, plate, count, clients, clients + count / 20, (double) count / clients);
	}

	private static String hour(LocalDate day, int hour, int count) {
		return json("{'fecha':'%s','hora':%d,'count_sopaipillas':%d,'ventas':%d}", day, hour, count, count / 3);
	}

	private String stock(int i) {
		return json("{'patente':'%s','stock':%d,'ubicacion':'%s','time':%d}", plate(i), 6 + i * 29 % 80, place(i),
				ago(60 * i + 9));
	}

	private String cart(int i, String state) {
		return json("{'patente':'%s','ubicacion':'%s','time':%d,'estado':'%s'}", plate(i), place(i),
				ago(state.equals("activo") ? 2 * i : 90 + 70 * i), state);
	}

	private String fugitive(int i) {
		return json("{'patente':'%s','ubicacion':'%s','time':%d,'denunciado':%d}", plate(i), place(i), ago(600),
				ago(900 * i));
	}

	private String lowEvent(int i) {
		return json("{'id':'e%d','patente':'%s','stock':%d,'ubicacion':null,'time':%d}", i, plate(3 * i), 6 + 3 * i,
				ago(400 * i));
	}

	private String service(int i) {
		String known = SERVICES.get(i).endsWith("consumer") ? ",'atraso':0.1,'muertas':0" : "";
		return json("{'servicio':'%s','listo':true%s,'desde':%d}", SERVICES.get(i), known, ago(9000));
	}

	private static String member(int i, int premium) {
		String[] name = NAMES.get(i).split(" ");
		return json("{'name':'%s','lastname':'%s','dni':'%d','mail':'vendor%d@gremio.cl','patente':'%s','premium':%d}",
				name[0], name[1], 11_234_567 + 1_321_111 * i, i, plate(i), premium);
	}

	private String close(LocalDate day, int count) {
		return json(
				"{'fecha':'%s','time':%d,'carritos':17,'count_sopaipillas':%d,'count_client':240,'ventas':300,'promedio':4.1}",
				day, ago(9000), count);
	}

	private static String place(int i) {
		return (i % 8 == 7) ? "Plaza de Armas" : String.format(Locale.ROOT, "%.4f,%.4f", -33.40 - (i * 37 % 23) / 200.0,
				-70.60 - (i * 53 % 19) / 160.0);
	}

	private long ago(int seconds) {
		return this.now.getEpochSecond() - seconds;
	}

	private static String json(String pattern, Object... values) {
		return String.format(Locale.ROOT, pattern.replace('\'', '"'), values);
	}

}
