package cl.gremio.board.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;

import cl.gremio.board.upstream.DoorKeyProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Opens streams over HTTP. No thread waits for a stream. There is no time-out but that of
 * the connect: whoever listens must notice silence.
 */
final class HttpEventSource implements EventSource {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(CONNECT_TIMEOUT)
		.build();

	private final DoorKeyProperties key;

	HttpEventSource(DoorKeyProperties key) {
		this.key = key;
	}

	@Override
	public Connection open(URI address, Listener listener) {
		HttpRequest request = this.key.addTo(HttpRequest.newBuilder(address))
			.header(HttpHeaders.ACCEPT, MediaType.TEXT_EVENT_STREAM_VALUE)
			.build();
		LineSubscriber lines = new LineSubscriber(listener);
		CompletableFuture<HttpResponse<@Nullable Void>> answer = this.client.sendAsync(request,
				(head) -> body(head, lines));
		answer.whenComplete((body, failure) -> listener.onEnd((failure != null) ? cause(failure) : refusal(body)));
		return () -> answer.cancel(true);
	}

	private static BodySubscriber<@Nullable Void> body(ResponseInfo head, LineSubscriber lines) {
		return isStream(head.statusCode(), head.headers())
				? BodySubscribers.fromLineSubscriber(lines, (subscriber) -> null, UTF_8, null)
				: BodySubscribers.replacing(null);
	}

	private static Throwable cause(Throwable failure) {
		return (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause() : failure;
	}

	private static boolean isStream(int status, java.net.http.HttpHeaders headers) {
		return status == 200 && headers.firstValue(HttpHeaders.CONTENT_TYPE)
			.filter((type) -> type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE))
			.isPresent();
	}

	private static @Nullable IOException refusal(HttpResponse<?> answer) {
		return isStream(answer.statusCode(), answer.headers()) ? null
				: new IOException("answers " + answer.statusCode() + " and no stream");
	}

	/** Makes events of lines. */
	private static final class LineSubscriber implements Flow.Subscriber<String> {

		private final ServerSentEventParser parser;

		LineSubscriber(Listener listener) {
			this.parser = new ServerSentEventParser(listener::onEvent);
		}

		@Override
		public void onSubscribe(Flow.Subscription lines) {
			lines.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(String line) {
			this.parser.accept(line);
		}

		@Override
		public void onError(Throwable failure) {
			// The answer completes with it
		}

		@Override
		public void onComplete() {
			// The answer completes
		}

	}

}
