package cl.gremio.stock.consumer;

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

	@GetMapping("/reposicion")
	RefillReport refills(PageRequest page) {
		return new RefillReport(this.tables, page.limit());
	}

}
