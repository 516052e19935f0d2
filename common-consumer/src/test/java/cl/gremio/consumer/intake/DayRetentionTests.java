package cl.gremio.consumer.intake;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DayRetentionTests {

	private static final int MANY = (int) DayRetention.MAX_IDS;

	private DayRetention days = DayRetention.NONE;

	private List<Long> numbers() {
		return this.days.days().stream().map(DayRetention.Day::number).toList();
	}

	private void use(long number, int ids) {
		this.days = this.days.used(number, ids);
		for (DayRetention.Day day = this.days.expiring(); day != null; day = this.days.expiring()) {
			this.days = this.days.removed(day.number(), day.ids());
		}
	}

	@Test
	void oldDaysThatFitAreKept() {
		for (int day = 0; day < DayRetention.MAX_DAYS; day++) {
			use(day * 10, 1);
		}
		assertThat(numbers()).hasSize(DayRetention.MAX_DAYS);
	}

	@Test
	void theDayUsedLongestAgoExpiresFirst() {
		int fit = DayRetention.MAX_DAYS + DayRetention.RECENT;
		for (int day = 0; day < fit; day++) {
			use(day * 10, 1);
		}
		assertThat(numbers()).hasSize(fit);
		use(0, 1);
		use(-5, 1);
		assertThat(numbers()).hasSize(fit).doesNotContain(10L).contains(0L, 20L, -5L);
	}

	@Test
	void replayedOldRecordsStayKnownInABusyGuild() {
		for (int day = 0; day < 10; day++) {
			use(20_000 + day, 10 * MANY);
		}
		for (int old = 0; old < 50; old++) {
			use(19_000 + old * 3, 10);
			use(20_009, 1);
		}
		assertThat(numbers()).contains(20_009L, 19_000L, 19_003L, 19_147L).doesNotContain(20_001L);
	}

	@Test
	void aBusyGuildKeepsItsLastDaysOnly() {
		for (int day = 0; day < 50; day++) {
			use(day, MANY);
			assertThat(numbers()).contains((long) day, Math.max(0, day - 1L));
			assertThat(numbers()).hasSizeLessThanOrEqualTo(DayRetention.RECENT + 2);
		}
	}

	@Test
	void oneRecordFarAheadOrBehindLetsTodayStay() {
		use(20_000, MANY);
		for (long odd : new long[] { Long.MAX_VALUE / 86_400_000, 0, 40_000 }) {
			use(odd, 1);
			assertThat(numbers()).contains(20_000L);
			use(20_000, 1);
		}
	}

	@Test
	void instancesWhoseClocksAreDaysApartTakeTurns() {
		for (long today = 20_000; today < 20_030; today++) {
			for (int turn = 0; turn < 10; turn++) {
				use(today, MANY / 10);
				use(today + 2, MANY / 10);
				assertThat(numbers()).contains(today, today + 2);
				assertThat(today == 20_000 || numbers().containsAll(List.of(today - 1, today + 1))).isTrue();
			}
		}
	}

	@Test
	void aDayWhoseIdsAreRemovedBitByBitExpires() {
		this.days = DayRetention.NONE.used(1, 50).removed(1, 20);
		assertThat(this.days.days()).containsExactly(new DayRetention.Day(1, 30));
		assertThat(this.days.removed(1, 30).days()).isEmpty();
	}

}
