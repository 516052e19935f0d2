package cl.gremio.consumer.intake;

import java.time.Duration;

import cl.gremio.consumer.state.WriteBehindStore;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeduplicationStoreTests {

	private static final long DAY = Duration.ofDays(1).toMillis();

	private static final long FIRST = 20_000 * DAY;

	private static final int EACH = (int) DayRetention.MAX_IDS / 5;

	private final KeyValueStore<String, Long> ids = Stores
		.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(DeduplicationStore.idsOf("seen")), Serdes.String(),
				Serdes.Long())
		.withLoggingDisabled()
		.build();

	private DeduplicationStore seen;

	@BeforeEach
	void open() {
		MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
		WriteBehindStore<DayRetention> days = DeduplicationStore.daysStore("seen").withLoggingDisabled().build();
		this.ids.init(context.getStateStoreContext(), this.ids);
		days.init(context.getStateStoreContext(), days);
		context.addStateStore(this.ids);
		context.addStateStore(days);
		this.seen = new DeduplicationStore(context, "seen");
	}

	private void day(int number) {
		for (int i = 0; i < EACH; i++) {
			assertThat(this.seen.add(id(number, i), FIRST + number * DAY)).isTrue();
		}
	}

	private static String id(int day, int number) {
		return day + "-" + number;
	}

	@Test
	void aBusyGuildKnowsYesterdaysIdsAndMemoryIsBounded() {
		for (int day = 0; day < 14; day++) {
			day(day);
			this.seen.add("odd-" + day, (day % 2 == 0) ? Long.MAX_VALUE : 0);
			if (day > 0) {
				assertThat(this.seen.add(id(day - 1, 7), FIRST + day * DAY)).isFalse();
			}
			assertThat(this.ids.approximateNumEntries()).isLessThan(2 * DayRetention.MAX_IDS + 2 * EACH);
		}
		assertThat(this.seen.add(id(0, 7), FIRST)).as("forgotten").isTrue();
	}

	@Test
	void recordsOfAllTimesBetweenAnIdAndItsRetryDoNotMakeItForgotten() {
		assertThat(this.seen.add("mine", FIRST)).isTrue();
		for (int day = 0; day < 50; day++) {
			assertThat(this.seen.add("old-" + day, day * DAY)).isTrue();
			assertThat(this.seen.add("new-" + day, FIRST + (1000 + day) * DAY)).isTrue();
			this.seen.add("mine", FIRST);
		}
		assertThat(this.seen.add("mine", FIRST + DAY)).isFalse();
	}

}
