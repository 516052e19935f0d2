package cl.gremio.stock.consumer;

import java.util.Map;
import java.util.stream.Stream;

import cl.gremio.consumer.live.LiveListing;
import cl.gremio.consumer.readmodel.JsonRow;
import cl.gremio.web.list.Listing;
import cl.gremio.web.list.PageRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StockController {

	private final StockTables tables;

	StockController(StockTables tables) {
		this.tables = tables;
	}

	@GetMapping("/stock")
	Listing<JsonRow<StockLevelFact>> carts(PageRequest page) {
		return new StockList(this.tables).listing(page);
	}

	/** Answers the waiting events, and the alerts, newest first. */
	@GetMapping("/reposicion")
	Listing<JsonRow<RefillFact>> refills(PageRequest page) {
		Integer limit = page.limit();
		return new LiveListing<>(Listing.within((after) -> {
			Stream<JsonRow<RefillFact>> refills = this.tables.refillsNewestFirst();
			return (limit != null) ? refills.limit(limit) : refills;
		}, "avisos", Map.of("pendientes", this.tables.waiting())), new RefillList(this.tables));
	}

}
