package cl.gremio.sales.consumer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

import cl.gremio.consumer.live.LiveListHarness;
import cl.gremio.consumer.readmodel.ReadModelHarness;
import cl.gremio.model.topic.Topics;
import cl.gremio.service.GuildTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class DailySalesListTests {

	/** The day before the one without a midnight. */
	private static final LocalDate DAY = LocalDate.parse("2026-09-05");

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-09-06T03:59:59Z"));

	private final ReadModelHarness facts = new ReadModelHarness(new SalesConfiguration().projections());

	private final DailySalesTables tables = new DailySalesTables(this.facts.readModel());

	@AfterEach
	void close() {
		this.facts.close();
	}

	@Test
	void aDaysStreamTellsThatDayOnly() {
		var list = new LiveListHarness<>(DailySalesList.of(this.tables, DAY), this.facts.changes());
		var reader = list.open();
		reader.readAll();
		sell("AB\n12", DAY, 2);
		sell("CD34", DAY.plusDays(1), 3);
		list.tell();
		reader.readAll();
		assertThat(reader.rows()).containsOnlyKeys("AB\n12").isEqualTo(list.answer());
	}

	@Test
	void todaysStreamEndsWithTheGuildsDayAndAfterItsLastSale() {
		var list = new LiveListHarness<>(DailySalesList.ofToday(this.tables, time()), this.facts.changes());
		var reader = list.open();
		reader.readAll();
		list.tell();
		assertThat(reader.isOver()).isFalse();
		sell("AB12", DAY, 2);
		this.now.set(Instant.parse("2026-09-06T04:00:00Z"));
		list.tell();
		reader.readAll();
		assertThat(reader.rows()).containsOnlyKeys("AB12");
		assertThat(reader.isOver()).isTrue();
	}

	@Test
	void aDayThatWasAskedForNeverEnds() {
		var list = new LiveListHarness<>(DailySalesList.of(this.tables, DAY), this.facts.changes());
		var reader = list.open();
		this.now.set(Instant.parse("2026-09-07T04:00:00Z"));
		list.tell();
		reader.readAll();
		assertThat(reader.isOver()).isFalse();
	}

	@Test
	void equalDaysShareAFeed() {
		assertThat(DailySalesList.of(this.tables, DAY)).isEqualTo(DailySalesList.of(this.tables, DAY))
			.isNotEqualTo(DailySalesList.of(this.tables, DAY.plusDays(1)));
		GuildTime time = time();
		assertThat(DailySalesList.ofToday(this.tables, time)).isEqualTo(DailySalesList.ofToday(this.tables, time))
			.isNotEqualTo(DailySalesList.of(this.tables, DAY));
	}

	private GuildTime time() {
		Clock clock = mock();
		given(clock.instant()).willAnswer((call) -> this.now.get());
		return new GuildTime(clock, ZoneId.of("America/Santiago"));
	}

	private void sell(String plate, LocalDate day, long sopaipillas) {
		this.facts.apply(Topics.SALES_DAILY, DailyKey.of(day, plate),
				new DailySalesFact(day, plate, sopaipillas, 1, 1));
	}

}
