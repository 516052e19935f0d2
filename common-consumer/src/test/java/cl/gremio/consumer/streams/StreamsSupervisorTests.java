package cl.gremio.consumer.streams;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.Mockito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;

@Timeout(60)
class StreamsSupervisorTests {

	private final AtomicInteger built = new AtomicInteger();

	private final AtomicInteger open = new AtomicInteger();

	private final AtomicLong clock = new AtomicLong();

	private final ConcurrentHashMap<Integer, Boolean> ended = new ConcurrentHashMap<>();

	private Iterator<Throwable> failures = List.<Throwable>of().iterator();

	private final StreamsSupervisor supervisor = new StreamsSupervisor(this::run, Duration.ofMillis(1),
			new ClockStepDetector(this.clock::get, () -> 0));

	@AfterEach
	void stop() {
		this.supervisor.stop();
		assertThat(this.open).hasValue(0);
	}

	private StreamsRun run() {
		if (this.failures.hasNext()) {
			Throwable failure = this.failures.next();
			if (failure instanceof Error error) {
				throw error;
			}
			throw (RuntimeException) failure;
		}
		int number = this.built.incrementAndGet();
		this.open.incrementAndGet();
		StreamsRun run = Mockito.mock(StreamsRun.class);
		given(run.isRunning()).willReturn(true);
		given(run.hasEnded()).willAnswer((call) -> this.ended.containsKey(number));
		willAnswer((call) -> this.open.decrementAndGet()).given(run).close();
		return run;
	}

	private void awaitAtWork(int number) {
		await().until(() -> this.built.get() == number && this.supervisor.isAtWork());
		assertThat(this.open).hasValue(1);
	}

	@Test
	void streamsThatCannotBeBuiltAreBuiltAgainAfterAnyFailure() {
		this.failures = List
			.<Throwable>of(new KafkaException("away"), new IllegalStateException("odd"), new NoClassDefFoundError("x"))
			.iterator();
		this.supervisor.start();
		awaitAtWork(1);
	}

	@Test
	void streamsThatEndAreBuiltAgain() {
		this.supervisor.start();
		awaitAtWork(1);
		this.ended.put(1, true);
		awaitAtWork(2);
	}

	@Test
	void theSupervisorCanBeStartedAgainAfterAStop() {
		this.supervisor.start();
		awaitAtWork(1);
		this.supervisor.stop();
		assertThat(this.supervisor.isRunning()).isFalse();
		assertThat(this.supervisor.isAtWork()).isFalse();
		this.supervisor.start();
		awaitAtWork(2);
	}

	@Test
	void aStepOfTheClockRestartsTheStreamsOnce() {
		this.supervisor.start();
		awaitAtWork(1);
		this.clock.addAndGet(Duration.ofHours(-5).toMillis());
		awaitAtWork(2);
		this.clock.addAndGet(Duration.ofHours(30).toMillis());
		awaitAtWork(3);
	}

}
