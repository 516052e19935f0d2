package cl.gremio.standalone;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

import cl.gremio.traffic.ApiTraffic;
import cl.gremio.traffic.Exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Holds what a client got against {@code openapi.yaml}. A service in a process of its own
 * has no filter that does.
 */
final class CheckedAnswer {

	private CheckedAnswer() {
	}

	/**
	 * Checks an answer.
	 * @return the answer
	 * @throws AssertionError if the document says otherwise
	 */
	static HttpResponse<String> of(HttpResponse<String> answer) {
		HttpRequest request = answer.request();
		List<String> violations = ApiTraffic.violations(new Exchange(request.method(), request.uri().getRawPath(),
				request.headers().firstValue("Content-Type").orElse(null), body(request), answer.statusCode(),
				answer.headers().firstValue("Content-Type").orElse(null), answer.body().getBytes(UTF_8)));
		if (!violations.isEmpty()) {
			throw new AssertionError(answer + " is not as openapi.yaml says: " + violations + "\n" + answer.body());
		}
		return answer;
	}

	private static byte[] body(HttpRequest request) {
		BodyCollector collector = new BodyCollector();
		request.bodyPublisher().ifPresent((body) -> body.subscribe(collector));
		return collector.text.toString().getBytes(UTF_8);
	}

	/** Collects the body of a request, which is in memory. */
	private static final class BodyCollector implements Flow.Subscriber<ByteBuffer> {

		private final StringBuilder text = new StringBuilder();

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(ByteBuffer bytes) {
			this.text.append(UTF_8.decode(bytes));
		}

		@Override
		public void onError(Throwable failure) {
			throw new IllegalStateException(failure);
		}

		@Override
		public void onComplete() {
			// The text is complete
		}

	}

}
