package cl.gremio.stock.consumer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import cl.gremio.model.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the rule to a naive rule. The rule is split between the carts and the guild.
 * The naive rule remembers every event.
 */
class RefillPropertyTests {

	private static final Instant NOON = Instant.parse("2026-11-23T15:00:00Z");

	@ParameterizedTest
	@MethodSource("seeds")
	void theSplitRuleDecidesAsTheNaiveOne(long seed) {
		Random random = new Random(seed);
		RefillRule rule = new RefillRule(3, 1 + random.nextInt(6), BatchUnit.values()[random.nextInt(2)]);
		List<Event<StockEvent>> events = events(random);
		Naive naive = new Naive(rule);
		events.forEach(naive::hear);
		Split split = new Split(rule);
		events.forEach(split::hear);
		assertThat(split.alerts).as("%s", rule).isEqualTo(naive.alerts);
		assertThat(split.state.waiting()).as("%s", rule).isEqualTo(naive.waiting);
	}

	@Test
	void aCartThatIsNeverLowIsNeverHeardOf() {
		Split split = new Split(new RefillRule(3, 5, BatchUnit.EVENTS));
		for (int i = 0; i < 100; i++) {
			split.hear(event(i, new StockEvent("A", 4 + i, null, i % 2 == 0), i));
		}
		assertThat(split.refillEvents).isZero();
	}

	private static LongStream seeds() {
		return LongStream.range(0, 500);
	}

	/**
	 * Returns events of a few carts. Half of the events are low. One event in four is
	 * late.
	 */
	private static List<Event<StockEvent>> events(Random random) {
		List<Event<StockEvent>> events = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			StockEvent cart = new StockEvent("P" + random.nextInt(6), random.nextInt(8), null, random.nextInt(3) == 0);
			int late = (random.nextInt(4) == 0) ? random.nextInt(10) : 0;
			events.add(event(i, cart, i / 2 - late));
		}
		return events;
	}

	private static Event<StockEvent> event(int id, StockEvent cart, int millis) {
		return new Event<>("id-" + id, NOON.plusMillis(millis), null, cart);
	}

	private static final class Split {

		private final RefillRule rule;

		private final Map<String, CartWatchState> watches = new HashMap<>();

		private final List<RefillFact> alerts = new ArrayList<>();

		private RefillState state = RefillState.START;

		private int refillEvents;

		Split(RefillRule rule) {
			this.rule = rule;
		}

		void hear(Event<StockEvent> event) {
			String plate = event.data().plate();
			StateChange<CartWatchState, RefillEvent> outcome = this.watches.getOrDefault(plate, CartWatchState.START)
				.after(event, this.rule);
			this.watches.put(plate, outcome.state());
			outcome.result().ifPresent((refillEvent) -> {
				this.refillEvents++;
				StateChange<RefillState, RefillFact> refill = this.state.after(refillEvent, this.rule);
				refill.result().ifPresent(this.alerts::add);
				this.state = refill.state();
			});
		}

	}

	private static final class Naive {

		private final RefillRule rule;

		private final List<Event<StockEvent>> restockings = new ArrayList<>();

		private final List<RefillFact> alerts = new ArrayList<>();

		private final List<LowStockEvent> waiting = new ArrayList<>();

		Naive(RefillRule rule) {
			this.rule = rule;
		}

		void hear(Event<StockEvent> event) {
			StockEvent cart = event.data();
			if (cart.stock() > this.rule.threshold()) {
				if (cart.isReport()) {
					this.restockings.add(event);
					this.waiting
						.removeIf((low) -> low.plate().equals(cart.plate()) && !low.time().isAfter(event.time()));
				}
				return;
			}
			boolean tooLate = this.restockings.stream()
				.anyMatch((other) -> other.data().plate().equals(cart.plate()) && other.time().isAfter(event.time()));
			if (!tooLate) {
				await(LowStockEvent.of(event));
			}
		}

		private void await(LowStockEvent event) {
			if (this.rule.unit() == BatchUnit.CARTS) {
				List<LowStockEvent> same = this.waiting.stream()
					.filter((low) -> low.plate().equals(event.plate()))
					.toList();
				LowStockEvent newest = Stream.concat(same.stream(), Stream.of(event))
					.reduce((one, other) -> other.time().isBefore(one.time()) ? one : other)
					.orElseThrow();
				if (newest != event) {
					return;
				}
				this.waiting.removeAll(same);
			}
			this.waiting.add(event);
			if (this.waiting.size() == this.rule.batch()) {
				this.alerts.add(new RefillFact(this.alerts.size() + 1, event.time().getEpochSecond(),
						LowStockFact.of(this.waiting)));
				this.waiting.clear();
			}
		}

	}

}
