package cl.gremio.web.list;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;

import cl.gremio.web.stream.BatchSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.Assert;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Answers with a {@link Listing}. Makes the first chunk before it answers, so that a
 * failure until then is an error response. Makes the rest as the client reads.
 */
public abstract class ListingConverter implements HttpMessageConverter<Listing<?>> {

	private final NonBlockingWriter nonBlockingWriter;

	private final List<MediaType> types;

	private @Nullable Charset defaultCharset;

	ListingConverter(NonBlockingWriter writer, MediaType... types) {
		this.nonBlockingWriter = writer;
		this.types = List.of(types);
	}

	/** Sets the charset that the answer names if the client asks for none. */
	final void setDefaultCharset(Charset charset) {
		this.defaultCharset = charset;
	}

	/** Writes the beginning of a listing's text. */
	abstract EntryWriter begin(Listing<?> listing, OutputStream text) throws IOException;

	@Override
	public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
		return false;
	}

	@Override
	public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
		return Listing.class.isAssignableFrom(type)
				&& (mediaType == null || MediaType.ALL.equalsTypeAndSubtype(mediaType)
						|| this.types.stream().anyMatch((supported) -> supported.isCompatibleWith(mediaType)));
	}

	@Override
	public List<MediaType> getSupportedMediaTypes() {
		return this.types;
	}

	@Override
	public Listing<?> read(Class<? extends Listing<?>> type, HttpInputMessage input) {
		throw new HttpMessageNotReadableException("A listing can't be read", input);
	}

	@Override
	public void write(Listing<?> listing, @Nullable MediaType contentType, HttpOutputMessage output)
			throws IOException {
		output.getHeaders().setContentType(named((contentType != null) ? contentType : this.types.get(0)));
		ServletRequestAttributes current = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
		HttpServletRequest request = current.getRequest();
		HttpServletResponse response = current.getResponse();
		Assert.state(response != null, "Nothing to answer");
		this.nonBlockingWriter.write(chunks(listing, request, output.getHeaders()), request, response, output);
	}

	private MediaType named(MediaType type) {
		MediaType concrete = type.isConcrete() ? type : this.types.get(0);
		return (this.defaultCharset != null && concrete.getCharset() == null)
				? new MediaType(concrete, this.defaultCharset) : concrete;
	}

	private <T> BatchSource chunks(Listing<T> listing, HttpServletRequest request, HttpHeaders headers)
			throws IOException {
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		EntryWriter writer = begin(listing, text);
		Integer limit = listing.page().limit();
		if (limit == null) {
			return ListingChunkSource.whole(listing.open(), writer, text);
		}
		try (Stream<T> entries = listing.open()) {
			List<T> found = entries.limit(limit + 1L).toList();
			List<T> page = (found.size() > limit) ? found.subList(0, limit) : found;
			if (page.size() < found.size()) {
				headers.set(HttpHeaders.LINK, NextPageLink.of(request, limit, listing.keyOf(page.get(limit - 1))));
			}
			return ListingChunkSource.page(page, writer, text);
		}
	}

}
