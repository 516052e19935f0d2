package cl.gremio.stock.consumer;

import java.util.Map;
import java.util.stream.Stream;

import cl.gremio.model.Plate;
import cl.gremio.service.http.Listing;
import cl.gremio.service.http.PageRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StockController {

	private final StockTables tables;

	StockController(StockTables tables) {
		this.tables = tables;
	}

	@GetMapping("/stock")
	Listing<Level> carts(PageRequest page) {
		return Listing.of((after) -> this.tables.levels(Plate.normalize(after)), page, Level::plate);
	}

	/** The low events that wait, and the alerts, newest first. */
	@GetMapping("/reposicion")
	Listing<Refill> refills(PageRequest page) {
		Integer limit = page.limit();
		return Listing.within((after) -> {
			Stream<Refill> refills = this.tables.refillsNewestFirst();
			return (limit != null) ? refills.limit(limit) : refills;
		}, "avisos", Map.of("pendientes", this.tables.waiting()));
	}

}
