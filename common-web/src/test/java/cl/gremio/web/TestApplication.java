package cl.gremio.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cl.gremio.model.LocationPayload;
import cl.gremio.model.SaleRequest;
import cl.gremio.model.event.Event;
import cl.gremio.web.event.AcceptedEvent;
import cl.gremio.web.list.Listing;
import cl.gremio.web.list.PageRequest;
import cl.gremio.web.problem.PublishException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A web service with a test controller and without Kafka. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(TestApplication.TestController.class)
public class TestApplication {

	@RestController
	static class TestController {

		final AtomicInteger recorded = new AtomicInteger();

		final AtomicInteger answered = new AtomicInteger();

		final AtomicInteger opened = new AtomicInteger();

		final AtomicInteger closed = new AtomicInteger();

		final Queue<CompletableFuture<?>> held = new ConcurrentLinkedQueue<>();

		@PostMapping("/sales")
		CompletableFuture<ResponseEntity<AcceptedEvent<SaleRequest>>> sell(Event<SaleRequest> sale) {
			this.recorded.incrementAndGet();
			return CompletableFuture.completedFuture(AcceptedEvent.accepted(sale));
		}

		@PostMapping("/sightings")
		ResponseEntity<AcceptedEvent<LocationPayload>> see(Event<LocationPayload> sighting) {
			return AcceptedEvent.accepted(sighting);
		}

		@PostMapping("/failing")
		CompletableFuture<ResponseEntity<Void>> fail(@RequestParam PublishException.Outcome outcome) {
			return CompletableFuture
				.failedFuture(new PublishException(outcome, "Kafka did not answer.", new IllegalStateException()));
		}

		@PostMapping("/held")
		CompletableFuture<ResponseEntity<Integer>> hold() {
			CompletableFuture<ResponseEntity<Integer>> answer = new CompletableFuture<>();
			this.held.add(answer);
			return answer.thenApply((none) -> ResponseEntity.accepted().body(1));
		}

		@PostMapping("/forever")
		CompletableFuture<Void> forever() {
			return new CompletableFuture<>();
		}

		private volatile CountDownLatch blocked = new CountDownLatch(0);

		/** Lets the next requests to {@code /blocking} wait. */
		void block(CountDownLatch released) {
			this.blocked = released;
		}

		@GetMapping("/blocking")
		String blocking() throws InterruptedException {
			this.blocked.await();
			return "";
		}

		@GetMapping("/broken")
		String broken() {
			throw new IllegalStateException("a secret");
		}

		@GetMapping(path = "/csv", produces = { "application/json", "text/csv" })
		String csv(@RequestParam LocalDate fecha) {
			return "";
		}

		@GetMapping("/entries")
		Listing<Entry> list(PageRequest page) {
			return Listing.of((after) -> entries(after, 2000), page, Entry::key);
		}

		@GetMapping("/interrupted")
		Listing<Entry> interrupted() {
			return Listing.of((after) -> Stream.concat(entries(after, 5000), Stream.generate(() -> {
				throw new IllegalStateException("a secret");
			})), PageRequest.ALL, Entry::key);
		}

		@GetMapping("/unreadable")
		Listing<Entry> unreadable() {
			return Listing.of((after) -> Stream.concat(entries(after, 5), Stream.generate(() -> {
				throw new IllegalStateException("a secret");
			})), PageRequest.ALL, Entry::key);
		}

		@GetMapping("/within")
		Listing<Entry> within(@RequestParam(defaultValue = "1") int entries) {
			return Listing.within((after) -> entries(after, entries), "entries", Map.of("others", List.of(1, 2)));
		}

		@PostMapping("/large")
		CompletableFuture<ResponseEntity<String>> large() {
			return CompletableFuture.completedFuture(ResponseEntity.accepted().body("x".repeat(5_000_000)));
		}

		/** Nearly fills the response's buffer. */
		@GetMapping("/small")
		List<String> small() {
			this.answered.incrementAndGet();
			return List.of("x".repeat(7000));
		}

		@PostMapping("/small")
		CompletableFuture<ResponseEntity<List<String>>> smallLater() {
			return CompletableFuture.completedFuture(ResponseEntity.accepted().body(small()));
		}

		@GetMapping("/endless")
		Listing<Entry> endless() {
			return Listing.of((after) -> entries(after, Integer.MAX_VALUE), PageRequest.ALL, Entry::key);
		}

		@GetMapping("/entries/{key}")
		Entry entry(@PathVariable String key) {
			return new Entry(key, 0);
		}

		private Stream<Entry> entries(@Nullable String after, int end) {
			this.opened.incrementAndGet();
			return IntStream.range(0, end)
				.mapToObj((number) -> new Entry("ñ &%05d".formatted(number), number))
				.filter((entry) -> after == null || entry.key().compareTo(after) > 0)
				.onClose(this.closed::incrementAndGet);
		}

		@GetMapping(path = "/text", produces = MediaType.TEXT_PLAIN_VALUE)
		String text() {
			return "text";
		}

	}

	record Entry(String key, int number) {
	}

}
