package cl.gremio.sales.consumer;

import java.io.File;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;

import cl.gremio.consumer.state.StateSerde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class GuildCloseProcessorTests {

	private static final LocalDate DAY = LocalDate.parse("2026-11-23");

	@TempDir
	private File folder;

	private MockProcessorContext<String, ClosedDayFact> context;

	private final KeyValueStore<String, GuildCloseState> store = Stores
		.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(GuildCloseProcessor.GUILD), Serdes.String(),
				StateSerde.of(GuildCloseState.class))
		.withLoggingDisabled()
		.build();

	private GuildCloseProcessor guild;

	@BeforeEach
	void open() {
		Properties config = new Properties();
		config.put("gremio.prompt-commit-interval", Duration.ofMillis(100));
		this.context = new MockProcessorContext<>(config, new TaskId(0, 0), this.folder);
		this.context.setCurrentSystemTimeMs(0);
		this.store.init(this.context.getStateStoreContext(), this.store);
		this.context.addStateStore(this.store);
		this.guild = start();
	}

	@AfterEach
	void close() {
		this.guild.close();
	}

	@Test
	void aDayIsPublishedOnceWhenEveryPartitionHasClosedIt() {
		hear(DAY, 1, 1000, "B");
		assertThat(published()).isEmpty();
		hear(DAY, 0, 2999, "A", "C");
		assertThat(published()).containsExactly(new ClosedDayFact(DAY, 2, 3, 30, 9, 12));
		assertThat(this.context.forwarded().get(0).record().key()).isEqualTo("2026-11-23");
	}

	@Test
	void aReportIsCommittedSoon() {
		assertThat(this.context.committed()).isFalse();
		hear(DAY, 0, 1000);
		assertThat(this.context.committed()).isTrue();
	}

	@Test
	void whatIsToldTwiceCountsOnce() {
		hear(DAY, 0, 1000, "A");
		hear(DAY, 0, 1000, "A");
		assertThat(published()).isEmpty();
		hear(DAY, 1, 1000);
		hear(DAY, 1, 1000);
		hear(DAY, 0, 1000, "A");
		assertThat(published()).containsExactly(new ClosedDayFact(DAY, 1, 1, 10, 3, 4));
	}

	@Test
	void whatWasToldIsKeptOverARestart() {
		hear(DAY, 0, 1000, "A");
		this.guild.close();
		this.guild = start();
		hear(DAY, 1, 1000, "B");
		assertThat(published()).hasSize(1);
	}

	@Test
	void aPartitionMayBeDaysAheadOfAnother() {
		hear(DAY, 0, 1000, "A");
		hear(DAY.plusDays(1), 0, 1000);
		assertThat(published()).isEmpty();
		hear(DAY, 1, 1000);
		hear(DAY.plusDays(1), 1, 1000);
		assertThat(published()).extracting(ClosedDayFact::fecha).containsExactly(DAY, DAY.plusDays(1));
		assertThat(published()).extracting(ClosedDayFact::carts).containsExactly(1L, 0L);
	}

	@Test
	void aPartitionThatThereIsNotIsPassedOver() {
		hear(DAY, 0, 1000);
		hear(DAY, 2, 1000);
		assertThat(published()).isEmpty();
	}

	@Test
	void theLogHasALineForTheDayAndOneForEachCart(CapturedOutput log) {
		hear(DAY, 0, 1000, "A");
		hear(DAY, 1, 1000, "B\nC\u2028\u202E\u0085D");
		assertThat(log.getOut().lines().filter((line) -> line.contains(" closed, "))).hasSize(3)
			.satisfiesExactly((line) -> assertThat(line)
				.contains("2026-11-23 closed, all carts (2): 20 sopaipillas in 8 sales to 6 clients, 3.33 per client"),
					(line) -> assertThat(line)
						.contains("2026-11-23 closed, cart A: 10 sopaipillas in 4 sales to 3 clients"),
					(line) -> assertThat(line).contains("closed, cart B\\u{a}C\\u{2028}\\u{202e}\\u{85}D: "));
	}

	@Test
	void aLongPlateIsCut(CapturedOutput log) {
		hear(DAY, 0, 1000, "🛒".repeat(41));
		hear(DAY, 1, 1000);
		assertThat(log).contains("closed, cart " + "🛒".repeat(40) + "…:");
	}

	private GuildCloseProcessor start() {
		GuildCloseProcessor processor = new GuildCloseProcessor(2);
		processor.init(this.context);
		return processor;
	}

	private void hear(LocalDate day, int partition, long time, String... plates) {
		DayReportState report = DayReportState.none(day);
		for (String plate : plates) {
			report = report.plus(new DailySalesFact(day, plate, 10, 3, 4));
		}
		this.guild
			.process(new Record<>("x", new PartitionCloseEvent(partition, report.totals(), report.first()), time));
	}

	private List<ClosedDayFact> published() {
		return this.context.forwarded().stream().<ClosedDayFact>map((one) -> one.record().value()).toList();
	}

}
