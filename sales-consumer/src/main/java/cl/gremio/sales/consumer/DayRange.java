package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.InvalidEventException;
import org.jspecify.annotations.Nullable;

/** Consecutive days. */
record DayRange(LocalDate from, LocalDate to) {

	/** The longest range: a leap year. */
	static final int MAX_DAYS = 366;

	/**
	 * Makes the range from the parameters of a request.
	 * @param fecha must be {@code null}: it asks for a single day
	 * @throws InvalidEventException if {@code fecha} is given, {@code desde} or
	 * {@code hasta} is missing, they are in the wrong order, or the range is longer than
	 * {@value #MAX_DAYS} days
	 */
	static DayRange of(@Nullable LocalDate fecha, @Nullable LocalDate desde, @Nullable LocalDate hasta)
			throws InvalidEventException {
		List<FieldError> errors = new ArrayList<>();
		if (fecha != null) {
			errors.add(new FieldError("fecha", "must not be given with desde and hasta"));
		}
		if (desde == null) {
			errors.add(new FieldError("desde", "must be given with hasta"));
		}
		else if (hasta != null && desde.isAfter(hasta)) {
			errors.add(new FieldError("desde", "must not be after hasta"));
		}
		if (hasta == null) {
			errors.add(new FieldError("hasta", "must be given with desde"));
		}
		else if (desde != null && ChronoUnit.DAYS.between(desde, hasta) >= MAX_DAYS) {
			errors
				.add(new FieldError("hasta", "must be at most " + MAX_DAYS + " days from desde, which counts as one"));
		}
		if (!errors.isEmpty()) {
			throw new InvalidEventException(errors);
		}
		return new DayRange(desde, hasta);
	}

}
