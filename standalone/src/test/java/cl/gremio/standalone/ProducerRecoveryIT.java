package cl.gremio.standalone;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The sales producer on a real broker, when transactions of its two Kafka producers fail.
 * The requests that end a transaction pass through a gate.
 */
@Timeout(240)
class ProducerRecoveryIT {

	private static final List<String> TRANSACTIONAL_IDS = List.of("sales-producer-uno-sales",
			"sales-producer-uno-sales-2");

	/** The classes that log failures of publishing. */
	private static final List<String> PUBLISHING = List.of("cl.gremio.service.WorkerThread",
			"cl.gremio.producer.publish.ProducerLoop", "cl.gremio.producer.publish.Transaction");

	/** Tags tests whose broker forgets producers after some idle seconds. */
	private static final String FORGETFUL = "forgetful";

	private static final Map<String, String> SHORT_MEMORY = Map.of("transactional.id.expiration.ms", "4000",
			"transaction.remove.expired.transaction.cleanup.interval.ms", "500", "producer.id.expiration.ms", "4000",
			"producer.id.expiration.check.interval.ms", "500");

	private static final Duration SOON = Duration.ofSeconds(30);

	@TempDir
	private Path folder;

	private GatedBroker broker;

	private HeldCommits gate;

	private Admin admin;

	private ServiceInstance sales;

	private SalesLog log;

	@BeforeEach
	void start(TestInfo test) throws Exception {
		this.broker = GatedBroker.start(this.folder.resolve("broker"),
				test.getTags().contains(FORGETFUL) ? SHORT_MEMORY : Map.of());
		this.gate = this.broker.gate();
		this.log = new SalesLog(this.broker.bootstrapServers());
		this.admin = Admin.create(Map.of("bootstrap.servers", this.broker.bootstrapServers()));
		this.sales = startSales("uno");
	}

	@AfterEach
	void stop() throws Exception {
		Closing.all(this.sales, this.admin, this.broker);
	}

	@Test
	void aFencedProducerGoesOnByItselfAndEndsWhatFencedIt() {
		assertThat(sell("A").join().statusCode()).isEqualTo(202);
		List<Producer<String, String>> intruders = TRANSACTIONAL_IDS.stream().map(this::intruder).toList();
		// The Kafka producers take turns, so each producer gets one sale
		assertThat(sell("B").join().statusCode()).isEqualTo(202);
		assertThat(sell("C").join().statusCode()).isEqualTo(202);
		this.log.nothingStaysOpen();
		assertThat(intruders).allSatisfy((intruder) -> assertThatExceptionOfType(ProducerFencedException.class)
			.isThrownBy(intruder::commitTransaction));
		intruders.forEach(Producer::close);
		assertThat(this.log.sold()).containsExactlyInAnyOrder("A", "B", "C");
	}

	/** A producer in a transaction with the id of another producer. */
	private Producer<String, String> intruder(String transactionalId) {
		Producer<String, String> intruder = new KafkaProducer<>(
				Map.of("bootstrap.servers", this.broker.bootstrapServers(), "transactional.id", transactionalId),
				new StringSerializer(), new StringSerializer());
		intruder.initTransactions();
		intruder.beginTransaction();
		intruder.send(new ProducerRecord<>("sales", "X", "{}"));
		intruder.flush();
		return intruder;
	}

	@Test
	@Tag(FORGETFUL)
	void aProducerThatKafkaHasForgottenGoesOnByItself() throws Exception {
		try (ServiceInstance stock = ServiceInstance.start(Service.STOCK_PRODUCER, this.folder.resolve("stock"),
				this.broker.bootstrapServers(), Map.of())) {
			await().atMost(SOON).until(stock::isReady);
			for (int i = 0; i < 2; i++) {
				assertThat(sell("A" + i).join().statusCode()).isEqualTo(202);
				assertThat(stock.calls()
					.postForm(Service.STOCK_PRODUCER, "/stock", Map.of("patente_carro", "STOCK", "stock", "50"))
					.statusCode()).isEqualTo(202);
				await().atMost(SOON).until(() -> transactionalIds().isEmpty() && producersKnownTo("stock") == 0);
			}
		}
		assertThat(sell("B").join().statusCode()).isEqualTo(202);
		this.log.nothingStaysOpen();
		assertThat(this.log.sold()).containsExactlyInAnyOrder("A0", "A1", "B");
	}

	@Test
	void aCommitWhoseAnswerIsLostIsUnknownAndThenDone() {
		this.gate.holdAnswers();
		isUnknown(sell("A"));
		this.gate.release();
		assertThat(sell("B").join().statusCode()).isEqualTo(202);
		this.log.nothingStaysOpen();
		assertThat(this.log.sold()).containsExactlyInAnyOrder("A", "B");
	}

	@Test
	void aCommitThatDoesNotArriveIsAskedForAndNothingElseUntilItIsDone() {
		this.gate.holdRequests();
		CompletableFuture<HttpResponse<String>> inDoubt = sell("A");
		await().atMost(SOON).until(this.gate::hasHeld);
		CompletableFuture<HttpResponse<String>> inDoubtToo = sell("B");
		isUnknown(inDoubt);
		isUnknown(inDoubtToo);
		assertThat(sell("C").join().body()).contains("\"outcome\":\"not-written\"");
		this.gate.release();
		assertThat(sell("D").join().statusCode()).isEqualTo(202);
		this.log.nothingStaysOpen();
		assertThat(this.log.sold()).containsExactlyInAnyOrder("A", "B", "D");
	}

	@Test
	void aTransactionThatTheBrokerGaveUpIsUnknownAndTheNextGoesThrough() {
		this.gate.holdRequests();
		isUnknown(sell("A"));
		this.log.nothingStaysOpen();
		this.gate.release();
		await().atMost(SOON).until(() -> sell("B").join().statusCode() == 202);
		this.log.nothingStaysOpen();
		assertThat(this.log.sold()).contains("B").doesNotContain("A").doesNotHaveDuplicates();
	}

	@Test
	void twoInstancesNeverFenceEachOtherAndOneThatRestartsIsTheSameAgain() throws Exception {
		try (LogCount lines = LogCount.open(); ServiceInstance other = startSales("dos")) {
			List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 200)
				.boxed()
				.flatMap((i) -> Stream.of(sell(this.sales, "A" + i), sell(other, "B" + i)))
				.toList();
			assertThat(answers).allSatisfy((answer) -> assertThat(answer.join().statusCode()).isEqualTo(202));
			other.restart();
			await().atMost(SOON).until(other::isReady);
			assertThat(sell(other, "C").join().statusCode()).isEqualTo(202);
			assertThat(transactionalIds())
				.allMatch((id) -> id.matches("sales-producer-(uno|dos)-(sales|sales-2|bulk)"));
			assertThat(PUBLISHING).allSatisfy((logger) -> assertThat(lines.of(logger)).as(lines.toString()).isZero());
		}
		assertThat(this.log.sold()).hasSize(401).doesNotHaveDuplicates();
	}

	private ServiceInstance startSales(String id) throws Exception {
		ServiceInstance instance = ServiceInstance.start(Service.SALES_PRODUCER, this.folder.resolve(id),
				this.broker.bootstrapServers(), Map.of("gremio.instance-id", id, "gremio.publisher.producers", "2"));
		await().atMost(SOON).until(instance::isReady);
		assertThat(sell(instance, "FIRST" + id).join().statusCode()).isEqualTo(202);
		return instance;
	}

	private CompletableFuture<HttpResponse<String>> sell(String plate) {
		return sell(this.sales, plate);
	}

	private static CompletableFuture<HttpResponse<String>> sell(ServiceInstance instance, String plate) {
		HttpCalls calls = instance.calls();
		return calls.sendAsync(calls.request(Service.SALES_PRODUCER, "/sales")
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("""
					{"client":"Ana","count_sopaipillas":2,"stock":50,"ubicacion":"x","patente_carro":"%s"}"""
				.formatted(plate))));
	}

	private void isUnknown(CompletableFuture<HttpResponse<String>> answer) {
		assertThat(answer.join().statusCode()).isEqualTo(503);
		assertThat(answer.join().body()).contains("\"outcome\":\"unknown\"");
		assertThat(this.gate.hasHeld()).isTrue();
	}

	private List<String> transactionalIds() throws Exception {
		return this.admin.listTransactions().all().get().stream().map(TransactionListing::transactionalId).toList();
	}

	private int producersKnownTo(String topic) throws Exception {
		List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
		return this.admin.describeProducers(partitions)
			.all()
			.get()
			.values()
			.stream()
			.mapToInt((state) -> state.activeProducers().size())
			.sum();
	}

}
