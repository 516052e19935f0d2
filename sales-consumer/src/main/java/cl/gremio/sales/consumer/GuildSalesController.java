package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.service.GuildTime;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers the guild's days and hours. The paths are in lower case and plates in upper
 * case: a cart with the plate {@code TOTAL} is still found at {@code /ventadiaria/TOTAL}.
 */
@RestController
@RequestMapping("/ventadiaria")
class GuildSalesController {

	private final GuildSalesTables tables;

	private final GuildTime time;

	GuildSalesController(GuildSalesTables tables, GuildTime time) {
		this.tables = tables;
		this.time = time;
	}

	@GetMapping(path = "/total", params = { "!desde", "!hasta" })
	GuildDayView total(@RequestParam(required = false) @Nullable LocalDate fecha) {
		return this.tables.day(orToday(fecha));
	}

	@GetMapping("/total")
	List<GuildDayView> totals(@RequestParam(required = false) @Nullable LocalDate fecha,
			@RequestParam(required = false) @Nullable LocalDate desde,
			@RequestParam(required = false) @Nullable LocalDate hasta) throws InvalidEventException {
		DayRange range = DayRange.of(fecha, desde, hasta);
		return this.tables.days(range.from(), range.to());
	}

	@GetMapping("/horas")
	List<GuildHourView> hours(@RequestParam(required = false) @Nullable LocalDate fecha) {
		return this.tables.hours(orToday(fecha));
	}

	private LocalDate orToday(@Nullable LocalDate day) {
		return Objects.requireNonNullElseGet(day, this.time::today);
	}

}
