package cl.gremio.standalone;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Posts events at a steady rate, whatever the answers are, and keeps every answer. Each
 * event has a cart or a member of its own, so that a test can ask for each event.
 */
final class SteadyLoad implements AutoCloseable {

	private final HttpCalls calls;

	private final OffsetDateTime sold = OffsetDateTime.now(ZoneId.of("America/Santiago")).withNano(0);

	private final AtomicInteger number = new AtomicInteger();

	private final Queue<CompletableFuture<Answer>> answers = new ConcurrentLinkedQueue<>();

	private ScheduledExecutorService posting = Executors.newSingleThreadScheduledExecutor();

	SteadyLoad(HttpCalls calls) {
		this.calls = calls;
	}

	/** Posts to every route once per period. */
	void start(Duration period) {
		this.posting = Executors.newSingleThreadScheduledExecutor();
		this.posting.scheduleAtFixedRate(() -> {
			int next = this.number.incrementAndGet();
			for (Kind kind : Kind.values()) {
				post(kind, kind.name() + next);
			}
		}, 0, period.toMillis(), TimeUnit.MILLISECONDS);
	}

	void post(Kind kind, String name) {
		long begin = System.nanoTime();
		HttpRequest.Builder request = this.calls.request(kind.service, kind.route)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(kind.body.formatted(name, this.sold)));
		this.answers.add(this.calls.sendAsync(request)
			.handle((response, failure) -> new Answer(kind, name, response, failure,
					Duration.ofNanos(System.nanoTime() - begin))));
	}

	/** Stops posting, and waits for the answers under way. */
	void stop() {
		this.posting.shutdown();
		all();
	}

	List<Answer> all() {
		return this.answers.stream().map(CompletableFuture::join).toList();
	}

	Set<String> names(Kind kind, Predicate<Answer> which) {
		return all().stream()
			.filter((answer) -> answer.kind() == kind && which.test(answer))
			.map(Answer::name)
			.collect(Collectors.toSet());
	}

	/** The day of all sales, in guild time. */
	String day() {
		return this.sold.toLocalDate().toString();
	}

	@Override
	public void close() {
		this.posting.shutdownNow();
	}

	/** The kinds of events. */
	enum Kind {

		SALE(Service.SALES_PRODUCER, "/sales", """
				{"client":"Ana","count_sopaipillas":2,"stock":50,"ubicacion":"x","patente_carro":"%s","hora":"%s"}"""),

		REFILL(Service.STOCK_PRODUCER, "/stock", """
				{"patente_carro":"%s","stock":3}"""),

		CART(Service.LOCATION_PRODUCER, "/ubicacion", """
				{"patente":"%s","ubicacion":"y","denuncia":0}"""),

		MEMBER(Service.MEMBERS_PRODUCER, "/new_member", """
				{"name":"Rosa","lastname":"Diaz","dni":"%s","mail":"r@g.cl","patente":"m","premium":1}""");

		private final Service service;

		private final String route;

		private final String body;

		Kind(Service service, String route, String body) {
			this.service = service;
			this.route = route;
			this.body = body;
		}

	}

	/** The outcome of a post. */
	record Answer(Kind kind, String name, HttpResponse<String> response, Throwable failure, Duration took) {

		int status() {
			return (this.response != null) ? this.response.statusCode() : -1;
		}

		boolean isAcknowledged() {
			return status() == 202;
		}

		boolean isUnknown() {
			return status() == 503 && this.response.body().contains("\"outcome\":\"unknown\"");
		}

		boolean isNotWritten() {
			return status() == 503 && this.response.body().contains("\"outcome\":\"not-written\"");
		}

		boolean saysWhenToRetry() {
			return this.response.headers().firstValue("Retry-After").isPresent();
		}

		@Override
		public String toString() {
			return this.name + " " + ((this.response != null) ? status() + " " + this.response.body() : this.failure)
					+ " after " + this.took.toMillis() + " ms";
		}

	}

}
