package cl.gremio.consumer.state;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.IntStream;

import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AdaptiveCommitTests {

	private static final int INTERVAL = 30;

	/** The time. It advances across tests, because the thread's load outlives a test. */
	private static long now;

	@TempDir
	private static Path folder;

	private final Task task = new Task(0);

	private final Task other = new Task(1);

	@AfterEach
	void close() {
		this.task.close();
		this.other.close();
	}

	@Test
	void theFirstRecordIsCommittedAtOnceAndTheNextOnesSoon() {
		this.task.count(1);
		assertThat(this.task.isCommitted()).isTrue();
		this.task.count(5);
		assertThat(this.task.isCommitted()).isFalse();
		lookAll(this.task);
		assertThat(this.task.isCommitted()).isTrue();
	}

	@Test
	void aBacklogWaitsForTheLongerInterval() {
		this.task.count(1 + AdaptiveCommit.BACKLOG);
		this.task.isCommitted();
		lookAll(this.task);
		assertThat(this.task.isCommitted()).isFalse();
		this.task.count(AdaptiveCommit.BACKLOG - 1);
		lookAll(this.task);
		assertThat(this.task.isCommitted()).isTrue();
	}

	@Test
	void anIdleTaskSchedulesNoPunctuation() {
		assertThat(this.task.isScheduled()).isFalse();
		this.task.count(1);
		this.task.isCommitted();
		lookAll(this.task);
		assertThat(this.task.isScheduled()).isFalse();
		assertThat(this.task.isCommitted()).isFalse();
		this.task.count(1);
		assertThat(this.task.isCommitted()).isTrue();
		assertThat(this.task.isScheduled()).isTrue();
	}

	@Test
	void oneTaskOfAThreadRequestsTheCommitOfAll() {
		this.task.count(2);
		this.other.count(2);
		this.task.isCommitted();
		this.other.isCommitted();
		lookAll(this.task, this.other);
		assertThat(this.task.isCommitted()).isTrue();
		assertThat(this.other.isCommitted()).isFalse();
		lookAll(this.task, this.other);
		assertThat(this.other.isCommitted()).as("nothing has come since").isFalse();
		this.other.count(1);
		lookAll(this.task, this.other);
		assertThat(this.task.isCommitted()).isFalse();
		assertThat(this.other.isCommitted()).as("its record has come after the commit of all").isTrue();
	}

	@Test
	void theFirstRecordOfATaskWaitsWhileAnotherTaskOfTheThreadIsBusy() {
		this.task.count(1);
		this.task.isCommitted();
		this.other.count(1);
		assertThat(this.other.isCommitted()).isFalse();
		lookAll(this.task, this.other);
		assertThat(this.other.isCommitted()).isTrue();
	}

	@Test
	void aClosedTaskIsNotBusy() {
		this.other.count(1);
		this.other.isCommitted();
		this.other.close();
		this.task.count(1);
		assertThat(this.task.isCommitted()).isTrue();
	}

	@Test
	void afterASlowCommitTheThreadWorksHalfAsLongBeforeTheNextRequest() {
		this.task.count(2);
		this.task.isCommitted();
		now += 19 * INTERVAL;
		lookAll(this.task);
		for (int i = 0; i < 9; i++) {
			this.task.count(1);
			lookAll(this.task);
			assertThat(this.task.isCommitted()).isFalse();
		}
		this.task.count(1);
		lookAll(this.task);
		assertThat(this.task.isCommitted()).isTrue();
	}

	private static void lookAll(Task... tasks) {
		now += INTERVAL;
		for (Task task : tasks) {
			task.look(now);
		}
	}

	private static final class Task {

		private final MockProcessorContext<Void, Void> context;

		private final AdaptiveCommit commits;

		Task(int partition) {
			Properties config = new Properties();
			config.put(StreamsConfig.APPLICATION_ID_CONFIG, "under-test");
			config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
			config.put(AdaptiveCommit.INTERVAL, Duration.ofMillis(INTERVAL));
			this.context = new MockProcessorContext<>(config, new TaskId(0, partition), folder.toFile());
			this.context.setCurrentSystemTimeMs(now);
			this.commits = AdaptiveCommit.of(this.context);
		}

		void count(int records) {
			IntStream.range(0, records).forEach((i) -> this.commits.recordArrived());
		}

		void look(long now) {
			this.context.scheduledPunctuators()
				.stream()
				.filter((scheduled) -> !scheduled.cancelled())
				.forEach((scheduled) -> scheduled.getPunctuator().punctuate(now));
		}

		void close() {
			this.commits.close();
		}

		boolean isScheduled() {
			return this.context.scheduledPunctuators().stream().anyMatch((scheduled) -> !scheduled.cancelled());
		}

		/** Whether the task has requested a commit since the last call. */
		boolean isCommitted() {
			boolean committed = this.context.committed();
			this.context.resetCommit();
			return committed;
		}

	}

}
