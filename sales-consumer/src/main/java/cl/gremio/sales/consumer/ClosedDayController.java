package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

import cl.gremio.consumer.readmodel.JsonRow;
import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.web.list.Listing;
import cl.gremio.web.list.PageRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/cierres")
class ClosedDayController {

	private final ClosedDayTables tables;

	ClosedDayController(ClosedDayTables tables) {
		this.tables = tables;
	}

	/** Answers JSON only: CSV is for the lists of carts. */
	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	Listing<JsonRow<ClosedDayFact>> days(PageRequest page) throws InvalidEventException {
		LocalDate before = day(page.after());
		return Listing.of((after) -> this.tables.days(before), page, (day) -> day.value().fecha().toString());
	}

	@GetMapping("/{fecha}")
	Listing<JsonRow<DailySalesFact>> carts(@PathVariable LocalDate fecha, PageRequest page) {
		if (!this.tables.isClosed(fecha)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "The day " + fecha + " is not closed.");
		}
		return Listing.of((after) -> this.tables.carts(fecha, after), page, (sales) -> sales.value().plate());
	}

	private static @Nullable LocalDate day(@Nullable String after) throws InvalidEventException {
		try {
			return (after != null) ? LocalDate.parse(after) : null;
		}
		catch (DateTimeParseException ex) {
			throw new InvalidEventException(List.of(new FieldError("after", "must be a date, YYYY-MM-DD")));
		}
	}

}
