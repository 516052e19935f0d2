package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.List;

import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.InvalidEventException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DayRangeTests {

	private static final LocalDate DAY = LocalDate.parse("2026-11-23");

	@Test
	void aRangeIsOf366DaysAtMost() throws Exception {
		assertThat(DayRange.of(null, DAY, DAY)).isEqualTo(new DayRange(DAY, DAY));
		assertThat(DayRange.of(null, DAY, DAY.plusDays(365))).isEqualTo(new DayRange(DAY, DAY.plusDays(365)));
		assertThat(badFields(null, DAY, DAY.plusDays(366))).containsExactly("hasta");
	}

	@Test
	void bothEndsAreNeededInTheirOrderAndNoFechaWithThem() {
		assertThat(badFields(null, DAY, null)).containsExactly("hasta");
		assertThat(badFields(null, null, DAY)).containsExactly("desde");
		assertThat(badFields(null, DAY, DAY.minusDays(1))).containsExactly("desde");
		assertThat(badFields(DAY, DAY, DAY)).containsExactly("fecha");
		assertThat(badFields(DAY, null, null)).containsExactly("fecha", "desde", "hasta");
	}

	private static List<String> badFields(@Nullable LocalDate fecha, @Nullable LocalDate desde,
			@Nullable LocalDate hasta) {
		return catchThrowableOfType(InvalidEventException.class, () -> DayRange.of(fecha, desde, hasta)).errors()
			.stream()
			.map(FieldError::field)
			.toList();
	}

}
