package cl.gremio.service.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Writes a {@link Listing}, entry by entry. */
abstract class ListingConverter extends AbstractHttpMessageConverter<Listing<?>> {

	ListingConverter(MediaType... types) {
		super(types);
	}

	/** Writes the entries; ends the text as a whole one only when all are written. */
	abstract void write(Iterator<?> entries, PageRequest request, OutputStream body) throws IOException;

	@Override
	protected boolean supports(Class<?> type) {
		return type == Listing.class;
	}

	@Override
	public boolean canRead(Class<?> type, MediaType mediaType) {
		return false;
	}

	@Override
	protected Listing<?> readInternal(Class<? extends Listing<?>> type, HttpInputMessage input) {
		throw new HttpMessageNotReadableException("A listing is only written", input);
	}

	@Override
	protected void writeInternal(Listing<?> listing, HttpOutputMessage output) throws IOException {
		write(listing, output);
	}

	private <T> void write(Listing<T> listing, HttpOutputMessage output) throws IOException {
		Integer limit = listing.page().limit();
		try (Stream<T> entries = listing.open()) {
			if (limit == null) {
				write(entries.iterator(), listing.page(), output.getBody());
				return;
			}
			List<T> found = entries.limit(limit + 1L).toList();
			List<T> page = (found.size() > limit) ? found.subList(0, limit) : found;
			if (page.size() < found.size()) {
				output.getHeaders().set(HttpHeaders.LINK, NextPage.link(limit, listing.keyOf(page.get(limit - 1))));
			}
			write(page.iterator(), listing.page(), output.getBody());
		}
	}

}
