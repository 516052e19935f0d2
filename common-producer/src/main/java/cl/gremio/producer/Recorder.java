package cl.gremio.producer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import cl.gremio.model.event.Event;
import cl.gremio.producer.publish.OutgoingRecord;
import cl.gremio.producer.publish.Publisher;
import cl.gremio.web.event.AcceptedEvent;
import cl.gremio.web.problem.PublishException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import org.springframework.http.ResponseEntity;

/**
 * Records events and answers with the recorded events. A retry repeats the first event of
 * its key. The body of the retry does not count. So all records of one id are equal, and
 * stand in one partition in the order of writing. Each instance has its own bounded
 * memory. The consumers count an event once in any case.
 */
public final class Recorder {

	private static final int REMEMBERED = 10_000;

	private static final Duration WINDOW = Duration.ofHours(24);

	private final Cache<String, Event<?>> retriable;

	private final Publisher publisher;

	public Recorder(Publisher publisher) {
		this(publisher, Ticker.systemTicker());
	}

	Recorder(Publisher publisher, Ticker ticker) {
		this.publisher = publisher;
		this.retriable = Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(WINDOW).ticker(ticker).build();
	}

	/**
	 * Records an event.
	 * @param event as it is to be recorded, with the id of its route and key
	 * @param records makes the records of an event
	 * @return the answer 202, or a {@link PublishException}
	 */
	public <T> CompletableFuture<ResponseEntity<AcceptedEvent<T>>> record(Event<T> event,
			Function<Event<T>, List<OutgoingRecord>> records) {
		if (!event.mayBeRetried()) {
			return publish(event, records);
		}
		Event<T> first = first(event);
		return publish(first, records).whenComplete((answer, failure) -> {
			if (failure == null) {
				// Not put: a retry must not make the first event last longer than its
				// window.
				this.retriable.asMap().putIfAbsent(first.id(), first);
			}
			else if (isCertainlyNotWritten(failure)) {
				this.retriable.asMap().remove(first.id(), first);
			}
		});
	}

	private <T> CompletableFuture<ResponseEntity<AcceptedEvent<T>>> publish(Event<T> event,
			Function<Event<T>, List<OutgoingRecord>> records) {
		return this.publisher.publish(records.apply(event)).thenApply((published) -> AcceptedEvent.accepted(event));
	}

	/** An id is a function of route and key, so equal ids are events of one type. */
	@SuppressWarnings("unchecked")
	private <T> Event<T> first(Event<T> event) {
		Event<?> known = this.retriable.asMap().putIfAbsent(event.id(), event);
		return (known != null) ? (Event<T>) known : event;
	}

	private static boolean isCertainlyNotWritten(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
		return cause instanceof PublishException refused && refused.outcome() == PublishException.Outcome.NOT_WRITTEN;
	}

}
