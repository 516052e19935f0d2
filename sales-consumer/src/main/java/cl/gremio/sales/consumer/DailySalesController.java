package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import cl.gremio.consumer.readmodel.JsonRow;
import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.Plate;
import cl.gremio.service.GuildTime;
import cl.gremio.web.list.Listing;
import cl.gremio.web.list.PageRequest;
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
	Listing<JsonRow<DailySalesFact>> carts(@RequestParam(required = false) @Nullable LocalDate fecha,
			PageRequest page) {
		DailySalesList carts = (fecha != null) ? DailySalesList.of(this.tables, fecha)
				: DailySalesList.ofToday(this.tables, this.time);
		return carts.listing(page);
	}

	@GetMapping(path = "/{patente}", params = { "!desde", "!hasta" })
	JsonRow<DailySalesFact> cart(@PathVariable String patente,
			@RequestParam(required = false) @Nullable LocalDate fecha) {
		return this.tables.cart(Plate.normalize(patente), orToday(fecha)).orElseThrow(DailySalesController::neverSold);
	}

	@GetMapping("/{patente}")
	Listing<JsonRow<DailySalesFact>> days(@PathVariable String patente,
			@RequestParam(required = false) @Nullable LocalDate desde,
			@RequestParam(required = false) @Nullable LocalDate hasta, PageRequest page) throws InvalidEventException {
		String plate = Plate.normalize(patente);
		if (desde != null && hasta != null && desde.isAfter(hasta)) {
			throw new InvalidEventException(List.of(new FieldError("desde", "must not be after hasta")));
		}
		if (!this.tables.hasSold(plate)) {
			throw neverSold();
		}
		return Listing.of((after) -> this.tables.days(plate, desde, hasta, after), page,
				(sales) -> sales.value().fecha().toString());
	}

	private LocalDate orToday(@Nullable LocalDate day) {
		return Objects.requireNonNullElseGet(day, this.time::today);
	}

	private static ResponseStatusException neverSold() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND, "This cart never sold anything.");
	}

}
