package cl.gremio.service;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class WorkerThreadTests {

	private static final Duration PAUSE = Duration.ofMillis(1);

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final AtomicInteger rounds = new AtomicInteger();

	private WorkerThread loop;

	@AfterEach
	void stop() {
		this.loop.stop(PATIENCE);
	}

	private void start(WorkerThread.Task task) {
		this.loop = new WorkerThread("tested", "Testing", PAUSE, task);
		this.loop.start();
	}

	static List<Throwable> troubles() {
		return List.of(new KafkaException("away"), new IllegalStateException("unheard of"), new Exception("checked"),
				new NoClassDefFoundError("gone"), new StackOverflowError(), new OutOfMemoryError("full"),
				new AssertionError("wrong"));
	}

	@ParameterizedTest
	@MethodSource("troubles")
	void nothingThatIsThrownEndsIt(Throwable trouble) {
		start((life) -> {
			if (this.rounds.incrementAndGet() == 1) {
				sneak(trouble);
			}
		});
		await().until(() -> this.rounds.get() > 2);
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void sneak(Throwable trouble) throws T {
		throw (T) trouble;
	}

	@Test
	void eachKindOfTroubleIsToldOnceAndItsEndToo(CapturedOutput output) {
		Iterator<RuntimeException> troubles = Stream
			.<RuntimeException>of(new KafkaException("away"), new IllegalStateException("odd"),
					new KafkaException("still away"), new IllegalStateException("still odd"))
			.iterator();
		start((life) -> {
			if (troubles.hasNext()) {
				throw troubles.next();
			}
			life.recovered();
			this.rounds.incrementAndGet();
		});
		await().until(() -> this.rounds.get() > 2);
		assertThat(output.getAll().lines().filter((line) -> line.contains("Testing"))).satisfiesExactly(
				(away) -> assertThat(away).contains("WARN", "Testing failed", "away"),
				(odd) -> assertThat(odd).contains("WARN", "Testing failed", "IllegalStateException")
					.doesNotContain("odd"),
				(end) -> assertThat(end).contains("Testing works again"));
	}

	/** If Kafka does not answer, the health indicator warns once for all loops. */
	@Test
	void thatKafkaDoesNotAnswerIsNoWarning(CapturedOutput output) {
		start((life) -> {
			if (this.rounds.incrementAndGet() == 1) {
				throw new TimeoutException("no answer");
			}
		});
		await().until(() -> this.rounds.get() > 2);
		assertThat(output.getAll().lines().filter((line) -> line.contains("Testing"))).singleElement()
			.asString()
			.contains("INFO", "Testing failed and is tried again until it works: TimeoutException: no answer");
	}

	@Test
	void itStopsAndStartsAgainAsOftenAsIsAsked() {
		start((life) -> this.rounds.incrementAndGet());
		for (int i = 0; i < 3; i++) {
			await().until(() -> this.rounds.get() > 0);
			assertThat(this.loop.isRunning()).isTrue();
			this.loop.start();
			this.loop.stop(PATIENCE);
			this.loop.stop(PATIENCE);
			assertThat(this.loop.isRunning()).isFalse();
			this.rounds.set(0);
			this.loop.start();
		}
		await().until(() -> this.rounds.get() > 0);
	}

	@Test
	void aTaskThatWaitsLearnsThatItIsToStop() {
		start((life) -> {
			this.rounds.incrementAndGet();
			assertThat(life.awaitStop(PATIENCE.multipliedBy(10))).isTrue();
		});
		await().until(() -> this.rounds.get() == 1);
		this.loop.stop(PATIENCE);
		assertThat(this.rounds).hasValue(1);
	}

	@Test
	void aTaskThatDidNotStopInTimeIsNotDoneTwiceAtOnce() {
		CountDownLatch finish = new CountDownLatch(1);
		AtomicInteger atOnce = new AtomicInteger();
		start((life) -> {
			assertThat(atOnce.incrementAndGet()).isEqualTo(1);
			this.rounds.incrementAndGet();
			finish.await();
			atOnce.decrementAndGet();
		});
		await().until(() -> this.rounds.get() == 1);
		this.loop.stop(Duration.ZERO);
		this.loop.start();
		assertThat(this.rounds).hasValue(1);
		finish.countDown();
		await().until(() -> this.rounds.get() > 2);
	}

	@Test
	void anInterruptEndsATaskThatWaits() {
		start((run) -> {
			this.rounds.incrementAndGet();
			new CountDownLatch(1).await();
		});
		await().until(() -> this.rounds.get() == 1);
		assertThat(this.loop.join(Duration.ofMillis(50))).isFalse();
		this.loop.interrupt();
		assertThat(this.loop.join(PATIENCE)).isTrue();
		assertThat(this.rounds).hasValue(1);
	}

}
