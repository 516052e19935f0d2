package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import cl.gremio.web.problem.PublishException.Outcome;
import cl.gremio.web.problem.PublishException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;

import static cl.gremio.producer.publish.TestWrites.producers;
import static cl.gremio.producer.publish.TestWrites.sale;

/** A publisher with one producer, or with the next one after it, without a broker. */
abstract class TransactionalPublisherFixture {

	final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	final TestProducer kafka = new TestProducer(true);

	final TestProducer successor = new TestProducer(true);

	TransactionalPublisher publisher;

	@AfterEach
	void close() {
		this.publisher.close();
	}

	/** Starts a publisher with the first producer. The others are its replacements. */
	void start(int maxInFlight, TestProducer... producers) {
		start(maxInFlight, producers(producers)::get);
	}

	void start(int maxInFlight, ProducerSource producers) {
		this.publisher = new TransactionalPublisher("publisher", TestWrites.properties(maxInFlight),
				new PublisherMetrics(this.registry, "sales"), TestWrites.TOPICS, List.of(producers));
	}

	CompletableFuture<Void> publish(String key, Duration deadline) {
		return this.publisher.publish(sale(key), deadline);
	}

	static List<String> keysOf(List<CompletableFuture<Void>> answers, Outcome outcome) {
		return IntStream.range(0, answers.size())
			.filter((i) -> answers.get(i)
				.handle((none, failure) -> failure instanceof PublishException ex && ex.outcome() == outcome)
				.join())
			.mapToObj((i) -> "key" + i)
			.toList();
	}

	double counted(String outcome) {
		return this.registry.get("gremio.publisher.publications").tag("outcome", outcome).counter().count();
	}

}
