package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import cl.gremio.model.FieldError;
import cl.gremio.model.InvalidEventException;
import cl.gremio.model.Plate;
import cl.gremio.service.GuildTime;
import cl.gremio.service.http.Listing;
import cl.gremio.service.http.PageRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/ventadiaria")
class DailySalesController {

	private final DailySalesTables tables;

	private final GuildTime time;

	DailySalesController(DailySalesTables tables, GuildTime time) {
		this.tables = tables;
		this.time = time;
	}

	@GetMapping
	Listing<DailySales> carts(@RequestParam(required = false) @Nullable LocalDate fecha, PageRequest page) {
		LocalDate day = orToday(fecha);
		return Listing.of((after) -> this.tables.carts(day, Plate.normalize(after)), page, DailySales::plate);
	}

	@GetMapping("/total")
	GuildDay total(@RequestParam(required = false) @Nullable LocalDate fecha) {
		LocalDate day = orToday(fecha);
		try (Stream<DailySales> carts = this.tables.carts(day, null)) {
			return GuildDay.of(day, carts);
		}
	}

	@GetMapping(path = "/{patente}", params = { "!desde", "!hasta" })
	DailySales cart(@PathVariable String patente, @RequestParam(required = false) @Nullable LocalDate fecha) {
		String plate = Plate.normalize(patente);
		return this.tables.cart(plate, orToday(fecha)).orElseThrow(() -> neverSold(plate));
	}

	@GetMapping("/{patente}")
	Listing<DailySales> days(@PathVariable String patente, @RequestParam(required = false) @Nullable LocalDate desde,
			@RequestParam(required = false) @Nullable LocalDate hasta, PageRequest page) throws InvalidEventException {
		String plate = Plate.normalize(patente);
		if (desde != null && hasta != null && desde.isAfter(hasta)) {
			throw new InvalidEventException(List.of(new FieldError("desde", "must not be after hasta")));
		}
		if (!this.tables.hasSold(plate)) {
			throw neverSold(plate);
		}
		return Listing.of((after) -> this.tables.days(plate, desde, hasta, after), page,
				(sales) -> sales.fecha().toString());
	}

	private LocalDate orToday(@Nullable LocalDate day) {
		return Objects.requireNonNullElseGet(day, this.time::today);
	}

	private static ResponseStatusException neverSold(String plate) {
		return new ResponseStatusException(HttpStatus.NOT_FOUND, "The cart " + plate + " never sold anything.");
	}

}
