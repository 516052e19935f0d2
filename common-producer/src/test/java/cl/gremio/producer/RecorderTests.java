package cl.gremio.producer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

import cl.gremio.model.CaptureRequest;
import cl.gremio.model.event.Event;
import cl.gremio.producer.publish.OutgoingRecord;
import cl.gremio.producer.publish.Publisher;
import cl.gremio.web.event.AcceptedEvent;
import cl.gremio.web.problem.PublishException.Outcome;
import cl.gremio.web.problem.PublishException;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.BDDMockito.given;

class RecorderTests {

	private final Queue<CompletableFuture<Void>> outcomes = new LinkedBlockingQueue<>();

	private final List<String> published = new ArrayList<>();

	private final AtomicLong nanos = new AtomicLong();

	private final Recorder recorder = new Recorder(publisher(), this.nanos::get);

	@Test
	void aRetryRepeatsTheFirstEventWhateverItsBody() {
		assertThat(record("id", "key", "A").getBody().data().plate()).isEqualTo("A");
		assertThat(record("id", "key", "B").getBody().data().plate()).isEqualTo("A");
		assertThat(this.published).containsExactly("A", "A");
	}

	@Test
	void withoutAKeyEveryEventIsItself() {
		record("id", null, "A");
		record("id", null, "B");
		assertThat(this.published).containsExactly("A", "B");
	}

	@Test
	void whatWasCertainlyNotWrittenWasNotTheFirst() {
		this.outcomes.add(CompletableFuture.failedFuture(new PublishException(Outcome.NOT_WRITTEN, "away", null)));
		start("id", "key", "A");
		assertThat(record("id", "key", "B").getBody().data().plate()).isEqualTo("B");
	}

	@Test
	void whatMayHaveBeenWrittenIsTheFirst() {
		this.outcomes.add(CompletableFuture.failedFuture(new PublishException(Outcome.UNKNOWN, "no answer", null)));
		start("id", "key", "A");
		assertThat(record("id", "key", "B").getBody().data().plate()).isEqualTo("A");
	}

	@Test
	void retriesDoNotMakeTheFirstEventLastLongerThanADay() {
		record("id", "key", "A");
		this.nanos.addAndGet(Duration.ofHours(23).toNanos());
		assertThat(record("id", "key", "B").getBody().data().plate()).isEqualTo("A");
		this.nanos.addAndGet(Duration.ofHours(2).toNanos());
		assertThat(record("id", "key", "C").getBody().data().plate()).isEqualTo("C");
	}

	/**
	 * The cleanup runs shortly after the memory grows, so the test allows twice the
	 * bound.
	 */
	@Test
	void neverRemembersMuchMoreThanItsBound() {
		int events = 25_000;
		for (int i = 0; i < events; i++) {
			record("id" + i, "key", "A");
		}
		int repeated = 0;
		for (int i = 0; i < events; i++) {
			repeated += record("id" + i, "key", "B").getBody().data().plate().equals("A") ? 1 : 0;
		}
		assertThat(repeated).isBetween(1, 20_000);
	}

	private ResponseEntity<AcceptedEvent<CaptureRequest>> record(String id, String key, String plate) {
		return start(id, key, plate).join();
	}

	private CompletableFuture<ResponseEntity<AcceptedEvent<CaptureRequest>>> start(String id, String key,
			String plate) {
		return this.recorder.record(new Event<>(id, Instant.EPOCH, key, new CaptureRequest(plate)), (event) -> {
			this.published.add(event.data().plate());
			return List.of(new OutgoingRecord("ubication", event.data().plate(), new byte[0], List.of(), event.time()));
		});
	}

	private Publisher publisher() {
		Publisher publisher = Mockito.mock(Publisher.class, Mockito.withSettings().stubOnly());
		given(publisher.publish(anyList())).willAnswer((call) -> {
			CompletableFuture<Void> outcome = this.outcomes.poll();
			return (outcome != null) ? outcome : CompletableFuture.completedFuture(null);
		});
		return publisher;
	}

}
