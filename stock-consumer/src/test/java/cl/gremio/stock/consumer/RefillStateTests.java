package cl.gremio.stock.consumer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

class RefillStateTests {

	private static final Instant NOON = Instant.parse("2026-11-23T15:00:00Z");

	private final List<RefillFact> alerts = new ArrayList<>();

	private RefillRule rule = new RefillRule(20, 5, BatchUnit.EVENTS);

	private RefillState state = RefillState.START;

	@Test
	void twentyAndBelowIsLow() {
		assertThat(IntStream.of(0, 19, 20, 21).filter(this.rule::isLow)).containsExactly(0, 19, 20);
	}

	@Test
	void fiveLowEventsOfWhicheverCartsBecomeAnAlertAndTheCountStartsAgain() {
		low("A", 1);
		low("A", 2);
		low("B", 3);
		low("A", 4);
		assertThat(this.alerts).isEmpty();
		assertThat(waiting()).containsExactly("A1", "A2", "B3", "A4");
		low("C", 5);
		assertThat(this.alerts).singleElement().satisfies((alert) -> {
			assertThat(alert.numero()).isEqualTo(1);
			assertThat(alert.time()).as("of the event that completed it").isEqualTo(at(5).getEpochSecond());
			assertThat(alert.eventos()).extracting(LowStockFact::id).containsExactly("A1", "A2", "B3", "A4", "C5");
		});
		assertThat(waiting()).isEmpty();
	}

	@Test
	void alertsAreNumberedOneTwoThree() {
		IntStream.rangeClosed(1, 17).forEach((second) -> low("A", second));
		assertThat(this.alerts).extracting(RefillFact::numero).containsExactly(1L, 2L, 3L);
		assertThat(waiting()).containsExactly("A16", "A17");
	}

	@Test
	void aReportAboveTheThresholdTakesOutThatCartsEventsOnly() {
		low("A", 1);
		low("B", 2);
		low("A", 3);
		restock("A", 4);
		assertThat(waiting()).containsExactly("B2");
	}

	@Test
	void aReportThatComesLateLeavesWhatTheCartSaidAfterIt() {
		low("A", 1);
		low("A", 3);
		restock("A", 2);
		assertThat(waiting()).containsExactly("A3");
	}

	@Test
	void whereCartsCountAFurtherEventOfACartReplacesItsOlderOne() {
		this.rule = new RefillRule(20, 3, BatchUnit.CARTS);
		low("A", 1);
		low("B", 2);
		low("A", 3);
		assertThat(waiting()).containsExactly("B2", "A3");
		low("B", 1);
		assertThat(waiting()).as("an older one comes late").containsExactly("B2", "A3");
		low("C", 4);
		assertThat(this.alerts).singleElement()
			.extracting(RefillFact::eventos)
			.asInstanceOf(list(LowStockFact.class))
			.extracting(LowStockFact::id)
			.containsExactly("B2", "A3", "C4");
	}

	@Test
	void aSmallerBatchMakesOneAlertOfAllThatWait() {
		IntStream.rangeClosed(1, 4).forEach((second) -> low("A", second));
		this.rule = new RefillRule(20, 2, BatchUnit.EVENTS);
		restock("B", 5);
		assertThat(this.alerts).as("a restocking completes nothing").isEmpty();
		low("A", 6);
		assertThat(this.alerts).singleElement().satisfies((alert) -> assertThat(alert.eventos()).hasSize(5));
	}

	private void low(String plate, int second) {
		apply(new RefillEvent.Low(new LowStockEvent(plate + second, plate, 20, null, at(second))));
	}

	private void restock(String plate, int second) {
		apply(new RefillEvent.Restocked(plate, at(second)));
	}

	private void apply(RefillEvent event) {
		StateChange<RefillState, RefillFact> outcome = this.state.after(event, this.rule);
		outcome.result().ifPresent(this.alerts::add);
		this.state = outcome.state();
	}

	private List<String> waiting() {
		return this.state.waiting().stream().map(LowStockEvent::id).toList();
	}

	private static Instant at(int second) {
		return NOON.plusSeconds(second);
	}

}
