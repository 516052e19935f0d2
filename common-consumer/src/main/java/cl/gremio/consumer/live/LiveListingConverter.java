package cl.gremio.consumer.live;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import cl.gremio.model.wire.FieldError;
import cl.gremio.web.stream.EventStreams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.Assert;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Answers a {@link LiveListing} with a stream, to a client that asks for one. */
final class LiveListingConverter implements HttpMessageConverter<LiveListing<?>> {

	private final LiveLists lists;

	private final EventStreams streams;

	LiveListingConverter(LiveLists lists, EventStreams streams) {
		this.lists = lists;
		this.streams = streams;
	}

	@Override
	public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
		return false;
	}

	@Override
	public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
		return type == LiveListing.class
				&& (mediaType == null || MediaType.TEXT_EVENT_STREAM.isCompatibleWith(mediaType));
	}

	@Override
	public List<MediaType> getSupportedMediaTypes() {
		return List.of(MediaType.TEXT_EVENT_STREAM);
	}

	@Override
	public LiveListing<?> read(Class<? extends LiveListing<?>> type, HttpInputMessage input) {
		throw new HttpMessageNotReadableException("A stream can't be read", input);
	}

	@Override
	public void write(LiveListing<?> listing, @Nullable MediaType contentType, HttpOutputMessage output)
			throws IOException {
		ServletRequestAttributes current = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
		HttpServletRequest request = current.getRequest();
		HttpServletResponse response = current.getResponse();
		Assert.state(response != null, "Nothing to answer");
		refusePages(request);
		this.streams.open(request, response, (stream) -> this.lists.open(listing.list(), stream));
	}

	private static void refusePages(HttpServletRequest request) {
		List<FieldError> errors = Stream.of("limit", "after")
			.filter((name) -> request.getParameter(name) != null)
			.map((name) -> new FieldError(name, "must not be given for a stream"))
			.toList();
		if (!errors.isEmpty()) {
			ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
					"A stream has no pages: it tells the whole list.");
			problem.setProperty("errors", errors);
			throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
		}
	}

}
