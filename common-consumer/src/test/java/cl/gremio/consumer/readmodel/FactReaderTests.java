package cl.gremio.consumer.readmodel;

import java.util.Map;
import java.util.Set;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;

/** Facts become rows, and the reader knows when it has read them all. */
class FactReaderTests extends FactReaderFixture {

	@Test
	void factsBecomeRowsAndADeletedFactTakesItsRowAway() {
		start(2);
		fact(0, "A", "1");
		fact(1, "B", "2");
		awaitRow("B", "2");
		fact(2, "A", null);
		awaitRow("A", null);
	}

	@Test
	void itIsFilledWhenItHasReadToWhereTheTopicEndedAtTheStart() {
		start(2);
		fact(0, "A", "1");
		awaitRow("A", "1");
		assertThat(this.reader.isFilled()).isFalse();
		fact(1, "B", "2");
		await().untilAsserted(() -> assertThat(this.reader.isFilled()).isTrue());
	}

	@Test
	void beforeItRunsItHasReachedNoEnd() {
		create(1);
		assertThat(this.reader.hasReached(Map.of(PARTITION, 0L))).isFalse();
		assertThat(this.reader.isFilled()).isFalse();
	}

	@Test
	void onDemandItIsFilledToWhereTheTopicEndsFromThenOn() {
		start(1);
		fact(0, "A", "1");
		await().untilAsserted(() -> assertThat(this.reader.isFilled()).isTrue());
		given(this.offsets.ends(Set.of(PARTITION))).willReturn(Map.of(PARTITION, 2L));
		Map<TopicPartition, Long> ends = this.reader.ends();
		assertThat(this.reader.hasReached(ends)).isFalse();
		fact(1, "B", "2");
		awaitRow("B", "2");
		await().untilAsserted(() -> assertThat(this.reader.hasReached(ends)).isTrue());
		assertThat(this.reader.hasReached(Map.of(PARTITION, 3L))).isFalse();
	}

	@Test
	void itIsFilledThoughTheTopicEndsWithAMarker() {
		start(2);
		fact(0, "A", "1");
		awaitRow("A", "1");
		this.current.get().schedulePollTask(() -> this.current.get().seek(PARTITION, 2));
		await().untilAsserted(() -> assertThat(this.reader.isFilled()).isTrue());
	}

	@Test
	void aRestartReadsOnFromWhereItsRowsAre() {
		start(1);
		fact(0, "A", "1");
		awaitRow("A", "1");
		stop();
		start(2);
		awaitPosition(1);
	}

	@Test
	void rowsOfMoreThanThereIsAreDropped() {
		start(2);
		fact(0, "A", "1");
		fact(1, "B", "2");
		awaitRow("B", "2");
		stop();
		start(1);
		awaitRow("B", null);
		awaitPosition(0);
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	@Test
	void afterAStopItCanBeStartedAgain() {
		start(1);
		fact(0, "A", "1");
		awaitRow("A", "1");
		stop();
		assertThat(this.loop.isRunning()).isFalse();
		assertThat(this.current.get().closed()).isTrue();
		this.current.set(null);
		this.loop.start();
		fact(1, "B", "2");
		awaitRow("B", "2");
	}

	@Test
	void whatIsNoFactIsPassedOver() {
		start(3);
		fact(0, null, "1");
		fact(1, "bad", "x");
		fact(2, "A", "1");
		awaitRow("A", "1");
		awaitRow("bad", null);
	}

	@Test
	void itsConsumerNeverMovesToAnotherOffsetByItself() {
		start(1);
		await().until(() -> this.created.get() == 1);
		assertThat(this.configs).containsEntry("auto.offset.reset", "none").containsEntry("client.id", "reader");
	}

}
