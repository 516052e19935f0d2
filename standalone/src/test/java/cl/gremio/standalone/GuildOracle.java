package cl.gremio.standalone;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Computes the contract's results from records, in memory and in the plainest way. */
final class GuildOracle {

	private static final ZoneId ZONE = ZoneId.of("America/Santiago");

	private static final int LOW = 20;

	private final List<ForeignRecord> records = new ArrayList<>();

	/** Takes the records, and counts each event once. */
	GuildOracle(List<ForeignRecord> all) {
		Set<String> seen = new HashSet<>();
		for (ForeignRecord record : all) {
			if (!record.retriable() || seen.add(record.topic() + " " + record.id())) {
				this.records.add(record);
			}
		}
	}

	private List<ForeignRecord> of(String topic) {
		return this.records.stream().filter((record) -> record.topic().equals(topic)).toList();
	}

	/** The lines {@code plate sopaipillas clients sales}, by day. */
	Map<LocalDate, Set<String>> sales() {
		Map<LocalDate, Map<String, List<ForeignRecord>>> days = of("sales").stream()
			.collect(Collectors.groupingBy(GuildOracle::day, TreeMap::new,
					Collectors.groupingBy((sale) -> sale.field("patente_carro"))));
		Map<LocalDate, Set<String>> lines = new TreeMap<>();
		days.forEach((day, carts) -> carts.forEach((plate, sales) -> {
			int count = sales.stream().mapToInt((sale) -> Integer.parseInt(sale.field("count_sopaipillas"))).sum();
			long clients = sales.stream().map((sale) -> sale.field("client")).distinct().count();
			lines.computeIfAbsent(day, (key) -> new TreeSet<>())
				.add(plate + " " + count + " " + clients + " " + sales.size());
		}));
		return lines;
	}

	private static LocalDate day(ForeignRecord sale) {
		String hora = sale.field("hora");
		Instant time = (hora != null) ? OffsetDateTime.parse(hora).toInstant() : sale.time();
		return LocalDate.ofInstant(time, ZONE);
	}

	/** The lines {@code plate stock ubicacion time}. */
	Set<String> stock() {
		return newest(of("stock"), "patente_carro").entrySet()
			.stream()
			.map((cart) -> cart.getKey() + " " + cart.getValue().field("stock") + " "
					+ cart.getValue().field("ubicacion") + " " + cart.getValue().time().getEpochSecond())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The ids of the low events. No cart of these events was restocked. */
	List<String> low() {
		return of("stock").stream()
			.filter((event) -> Integer.parseInt(event.field("stock")) <= LOW)
			.map(ForeignRecord::id)
			.sorted()
			.toList();
	}

	/**
	 * The lines {@code dni estado premium time name patente}. The line of a rejected
	 * member has no name and no patente.
	 */
	Set<String> members() {
		Set<String> lines = new TreeSet<>();
		of("members").stream().collect(Collectors.groupingBy((form) -> form.field("dni"))).forEach((dni, forms) -> {
			ForeignRecord latest = forms.stream()
				.max(Comparator.comparing(ForeignRecord::time).thenComparing(ForeignRecord::id))
				.orElseThrow();
			List<ForeignRecord> accepted = forms.stream().filter(GuildOracle::isAccepted).toList();
			String tier = accepted.stream().map(GuildOracle::tier).max(String::compareTo).orElse(tier(latest));
			Instant since = (accepted.isEmpty() ? forms
					: accepted.stream().filter((form) -> tier(form).equals(tier)).toList())
				.stream()
				.map(ForeignRecord::time)
				.min(Instant::compareTo)
				.orElseThrow();
			lines
				.add(dni + " " + (accepted.isEmpty() ? "rechazado " : "aceptado ") + tier + " " + since.getEpochSecond()
						+ (accepted.isEmpty() ? "" : " " + latest.field("name") + " " + latest.field("patente")));
		});
		return lines;
	}

	private static boolean isAccepted(ForeignRecord form) {
		return Long.remainderUnsigned(form.bits("acceptance"), 7) < (tier(form).equals("1") ? 4 : 5);
	}

	private static String tier(ForeignRecord form) {
		return Objects.requireNonNullElse(form.field("premium"), "0");
	}

	/** The lines {@code plate estado ubicacion time}. */
	Set<String> carts() {
		Set<String> lines = new TreeSet<>();
		of("ubication").stream()
			.collect(Collectors.groupingBy((report) -> report.field("patente")))
			.forEach((plate, reports) -> cart(plate, reports, lines));
		return lines;
	}

	private static void cart(String plate, List<ForeignRecord> reports, Set<String> lines) {
		List<ForeignRecord> captures = reports.stream().filter((report) -> report.field("captura") != null).toList();
		List<ForeignRecord> denounced = reports.stream().filter(GuildOracle::isDenounced).toList();
		List<ForeignRecord> clean = reports.stream()
			.filter((report) -> !captures.contains(report) && !denounced.contains(report))
			.toList();
		long captured = captures.stream().mapToLong(GuildOracle::time).max().orElse(Long.MIN_VALUE);
		boolean atLarge = denounced.stream().anyMatch((report) -> time(report) >= captured);
		List<ForeignRecord> seen = new ArrayList<>(clean);
		if (atLarge || clean.isEmpty()) {
			seen.addAll(denounced);
		}
		seen.stream()
			.max(Comparator.comparingLong(GuildOracle::time))
			.ifPresent((last) -> lines.add(plate + " " + (atLarge ? "profugo" : clean.isEmpty() ? "perdido" : "activo")
					+ " " + last.field("ubicacion") + " " + time(last)));
	}

	private static boolean isDenounced(ForeignRecord report) {
		String denuncia = report.field("denuncia");
		if (report.field("captura") != null) {
			return false;
		}
		return (denuncia != null) ? denuncia.equals("1") : (report.bits("denuncia") >>> 11) * 0x1.0p-53 < 0.5;
	}

	private static long time(ForeignRecord report) {
		String time = report.field("time");
		return (time != null) ? Long.parseLong(time) : report.time().getEpochSecond();
	}

	private static Map<String, ForeignRecord> newest(List<ForeignRecord> records, String key) {
		return records.stream()
			.collect(Collectors.toMap((record) -> record.field(key), (record) -> record,
					(one, other) -> one.time().isAfter(other.time()) ? one : other));
	}

}
