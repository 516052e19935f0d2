package cl.gremio.location.consumer;

import cl.gremio.consumer.readmodel.ReadModelHarness;
import cl.gremio.model.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CartReadModelTests {

	private static final SightingFact CLEAN = new SightingFact("AB12", "Plaza", 100, CartStatus.ACTIVO);

	private final ReadModelHarness facts = new ReadModelHarness(new LocationConfiguration().projections());

	private final CartTables tables = new CartTables(this.facts.readModel());

	@AfterEach
	void close() {
		this.facts.close();
	}

	@Test
	void aCartIsWhatItsNewestFactsSay() {
		assertThat(this.tables.cart("AB12")).isEmpty();
		seen(new SightingFact("AB12", "Plaza", 90, CartStatus.PERDIDO));
		seen(CLEAN);
		assertThat(this.tables.cart("AB12")).contains(CartView.of(CLEAN, null));
		denounced("AB12", 50L);
		assertThat(this.tables.cart("AB12")).contains(new CartView("AB12", "Mercado", 110, CartStatus.PROFUGO));
		denounced("AB12", null);
		assertThat(this.tables.cart("AB12")).contains(CartView.of(CLEAN, null));
	}

	@Test
	void everyCartIsListedByPlateOnce() {
		seen(new SightingFact("CD34", "Plaza", 1, CartStatus.PERDIDO));
		seen(CLEAN);
		denounced("AB12", 50L);
		denounced("EF56", 60L);
		denounced("BB11", null);
		assertThat(this.tables.carts(null)).extracting(CartView::plate).containsExactly("AB12", "BB11", "CD34", "EF56");
		assertThat(this.tables.carts("BB11")).extracting(CartView::plate).containsExactly("CD34", "EF56");
		assertThat(this.tables.fugitives(null)).containsExactly(new FugitiveView("AB12", "Mercado", 110, 50),
				new FugitiveView("EF56", "Mercado", 110, 60));
		assertThat(this.tables.fugitives("AB12")).extracting(FugitiveView::plate).containsExactly("EF56");
	}

	private void seen(SightingFact sighting) {
		this.facts.apply(Topics.CARTS_SIGHTINGS, sighting.plate(), sighting);
	}

	private void denounced(String plate, Long since) {
		this.facts.apply(Topics.CARTS_FUGITIVES, plate,
				new FugitiveFact(plate, "Mercado", 110, since, (since != null) ? null : 120L));
	}

}
