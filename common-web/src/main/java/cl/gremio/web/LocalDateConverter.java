package cl.gremio.web;

import java.time.LocalDate;
import java.util.regex.Pattern;

import org.springframework.core.convert.converter.Converter;
import org.springframework.util.Assert;

/**
 * Reads a day from a query or a path: {@code YYYY-MM-DD}, from 1970-01-01 to 9999-12-31.
 * Spring's own converter also takes years of ten digits, with signs.
 */
class LocalDateConverter implements Converter<String, LocalDate> {

	private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

	@Override
	public LocalDate convert(String text) {
		Assert.isTrue(FORM.matcher(text).matches(), "Not of the form YYYY-MM-DD");
		LocalDate date = LocalDate.parse(text);
		Assert.isTrue(!date.isBefore(LocalDate.EPOCH), "Before 1970");
		return date;
	}

}
