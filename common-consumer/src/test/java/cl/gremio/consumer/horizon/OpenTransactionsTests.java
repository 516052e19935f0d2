package cl.gremio.consumer.horizon;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mockito;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

@ExtendWith(OutputCaptureExtension.class)
class OpenTransactionsTests {

	private static final TopicPartition SALES_0 = new TopicPartition("sales", 0);

	private static final TopicPartition SALES_1 = new TopicPartition("sales", 1);

	private static final Duration PATIENCE = Duration.ofSeconds(12);

	private final LogEnds log = Mockito.mock(LogEnds.class);

	private final TransactionFinder finder = Mockito.mock(TransactionFinder.class);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final Map<TopicPartition, long[]> offsets = new HashMap<>();

	private long nanos = Long.MAX_VALUE - 1;

	private boolean away;

	private final OpenTransactions watch = new OpenTransactions(this.log, this.finder, PATIENCE, () -> this.nanos,
			this.registry);

	@BeforeEach
	void answer() {
		given(this.log.of(anyCollection(), anyMap(), anyLong())).willAnswer((call) -> {
			if (this.away) {
				throw new TimeoutException("away");
			}
			Map<TopicPartition, CommittedEnd> before = call.getArgument(1);
			return this.offsets.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (end) -> CommittedEnd.of(end.getValue()[0],
						end.getValue()[1], call.getArgument(2), before.get(end.getKey()))));
		});
		given(this.finder.describe(anyCollection())).willAnswer((call) -> {
			Collection<TopicPartition> partitions = call.getArgument(0);
			return partitions.stream().collect(Collectors.toMap((partition) -> partition, (partition) -> "somebody"));
		});
	}

	private void ends(TopicPartition partition, long end, long committed) {
		this.offsets.put(partition, new long[] { end, committed });
	}

	private void lookAfter(int seconds) {
		this.nanos += Duration.ofSeconds(seconds).toNanos();
		this.watch.look();
	}

	private double gauge(String name, TopicPartition partition) {
		return this.registry.get(name)
			.tags("topic", partition.topic(), "partition", Integer.toString(partition.partition()))
			.gauge()
			.value();
	}

	private static List<String> lines(CapturedOutput output) {
		return output.getAll().lines().filter((line) -> line.contains("transaction")).toList();
	}

	@Test
	void aTransactionLeftOpenIsToldOnceAndItsEndToo(CapturedOutput output) {
		ends(SALES_0, 10, 7);
		ends(SALES_1, 5, 5);
		lookAfter(0);
		lookAfter(11);
		assertThat(lines(output)).isEmpty();
		ends(SALES_0, 25, 7);
		lookAfter(2);
		lookAfter(60);
		assertThat(lines(output)).singleElement().asString().contains("sales-0 from offset 7", "somebody");
		assertThat(gauge("gremio.log.uncommitted", SALES_0)).isEqualTo(18);
		assertThat(gauge("gremio.log.stalled", SALES_0)).isEqualTo(73);
		assertThat(gauge("gremio.log.uncommitted", SALES_1)).isZero();
		assertThat(gauge("gremio.log.stalled", SALES_1)).isZero();
		ends(SALES_0, 30, 30);
		lookAfter(2);
		lookAfter(2);
		assertThat(lines(output)).hasSize(2).last().asString().contains("sales-0", "75 s");
		assertThat(gauge("gremio.log.stalled", SALES_0)).isZero();
	}

	@Test
	void oneTransactionOnSeveralPartitionsIsOneLine(CapturedOutput output) {
		ends(SALES_0, 10, 7);
		ends(SALES_1, 5, 4);
		lookAfter(0);
		lookAfter(13);
		assertThat(lines(output)).singleElement().asString().contains("sales-0 from offset 7, sales-1 from offset 4");
	}

	@Test
	void anotherThatBeginsWhereTheFirstEndedIsToldAnew(CapturedOutput output) {
		ends(SALES_0, 10, 7);
		lookAfter(0);
		lookAfter(13);
		ends(SALES_0, 10, 8);
		lookAfter(2);
		assertThat(lines(output)).hasSize(2);
		lookAfter(13);
		assertThat(lines(output)).hasSize(3).last().asString().contains("sales-0 from offset 8");
	}

	@Test
	void nobodyIsAskedWhoItIsWhileTransactionsComeAndGo(CapturedOutput output) {
		for (int i = 0; i < 100; i++) {
			ends(SALES_0, 10 + i, 7 + i);
			lookAfter(2);
		}
		assertThat(lines(output)).isEmpty();
		verify(this.finder, never()).describe(any());
	}

	@Test
	void anOutageOfKafkaIsNoTransaction(CapturedOutput output) {
		ends(SALES_0, 10, 7);
		lookAfter(0);
		this.away = true;
		lookAfter(2);
		assertThat(this.registry.find("gremio.log.stalled").gauges()).isEmpty();
		this.away = false;
		lookAfter(60);
		lookAfter(2);
		assertThat(lines(output)).isEmpty();
	}

}
