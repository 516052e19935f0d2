package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import cl.gremio.consumer.live.LiveList;
import cl.gremio.consumer.readmodel.JsonRow;
import cl.gremio.model.wire.Plate;
import cl.gremio.service.GuildTime;
import org.jspecify.annotations.Nullable;

/**
 * The sales of a day, by plate.
 *
 * @param endsWithDay the time by which the list is over when the day is; {@code null} for
 * a list of a certain day, which is never over
 */
record DailySalesList(DailySalesTables sales, LocalDate day,
		@Nullable GuildTime endsWithDay) implements LiveList<JsonRow<DailySalesFact>> {

	static DailySalesList of(DailySalesTables sales, LocalDate day) {
		return new DailySalesList(sales, day, null);
	}

	static DailySalesList ofToday(DailySalesTables sales, GuildTime time) {
		return new DailySalesList(sales, time.today(), time);
	}

	@Override
	public Set<String> tables() {
		return Set.of(DailySalesTables.BY_DAY);
	}

	@Override
	public @Nullable String keyOf(String table, String dayAndPlate) {
		return dayAndPlate.startsWith(DailyKey.firstOf(this.day)) ? DailyKey.plate(dayAndPlate) : null;
	}

	@Override
	public String keyOf(JsonRow<DailySalesFact> sales) {
		return sales.value().plate();
	}

	@Override
	public Optional<JsonRow<DailySalesFact>> row(String plate) {
		return this.sales.sales(plate, this.day);
	}

	@Override
	public Stream<JsonRow<DailySalesFact>> rows(@Nullable String after) {
		return this.sales.carts(this.day, Plate.normalize(after));
	}

	@Override
	public boolean isOver() {
		return this.endsWithDay != null && !this.endsWithDay.today().equals(this.day);
	}

}
