package cl.gremio.sales.consumer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cl.gremio.consumer.state.StateSerde;
import cl.gremio.consumer.state.Output;
import cl.gremio.consumer.state.WriteBehindStore;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Closes days chunk by chunk. The task may die before and after each commit. */
@Timeout(60)
class DayCloseProcessorTests {

	private static final LocalDate FIRST = LocalDate.parse("2026-11-23");

	private static final Instant START = FIRST.atTime(12, 0).toInstant(ZoneOffset.UTC);

	private static final int CHUNK = DayCloseProcessor.CHUNK;

	private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();

	private final WriteBehindStore<DailySalesState> daily = WriteBehindStore
		.builder(Stores.inMemoryKeyValueStore(DailySalesProcessor.DAILY), StateSerde.of(DailySalesState.class))
		.withLoggingDisabled()
		.build();

	private final KeyValueStore<String, PartitionCloseState> closed = Stores
		.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(DayCloseProcessor.CLOSED), Serdes.String(),
				StateSerde.of(PartitionCloseState.class))
		.withLoggingDisabled()
		.build();

	/** The records that the task forwarded in committed transactions. */
	private final List<CapturedForward<?, ?>> committed = new ArrayList<>();

	private Instant horizon = Instant.MIN;

	private Instant now = START;

	@BeforeEach
	void open() {
		this.daily.init(this.context.getStateStoreContext(), this.daily);
		this.closed.init(this.context.getStateStoreContext(), this.closed);
		this.context.addStateStore(this.daily);
		this.context.addStateStore(this.closed);
		startTask();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, DayReportState.LISTED, DayReportState.LISTED + 1, CHUNK - 1, CHUNK, CHUNK + 1,
			3 * CHUNK + 7 })
	void howeverManyCartsADayHasNoTransactionOutgrowsItsBound(int carts) {
		sell(FIRST, carts);
		passMidnightOf(FIRST);
		commitAll();
		assertThat(reports()).containsExactlyElementsOf(sold(FIRST, carts).toList());
		assertThat(closes()).containsExactly(whole(FIRST, carts));
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, CHUNK + 1 })
	void howeverManyDaysWereMissedTheyAreClosedInOrderWithinTheBound(int days) {
		sell(FIRST, 3);
		sell(FIRST.plusDays(1), 2 * CHUNK);
		sell(FIRST.plusDays(days - 1), 2);
		passMidnightOf(FIRST.plusDays(days - 1));
		commitAll();
		assertThat(reports()).containsExactlyElementsOf(
				Stream.of(sold(FIRST, 3), sold(FIRST.plusDays(1), 2 * CHUNK), sold(FIRST.plusDays(days - 1), 2))
					.flatMap((carts) -> carts)
					.toList());
		assertThat(closes()).extracting((close) -> close.totals().day())
			.containsExactlyElementsOf(FIRST.datesUntil(FIRST.plusDays(days)).toList());
		assertThat(closes()).element(1).isEqualTo(whole(FIRST.plusDays(1), 2 * CHUNK));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void aTaskThatDiesBeforeOrAfterACommitNeitherRepeatsNorSkips(long seed) {
		Random random = new Random(seed);
		List<DailySalesFact> sold = new ArrayList<>();
		List<PartitionCloseEvent> wholes = new ArrayList<>();
		for (LocalDate day = FIRST; day.isBefore(FIRST.plusDays(4)); day = day.plusDays(1)) {
			int carts = random.nextInt(3) * CHUNK + random.nextInt(3);
			sell(day, carts);
			sold(day, carts).forEach(sold::add);
			wholes.add(whole(day, carts));
		}
		passMidnightOf(FIRST.plusDays(3));
		for (boolean more = true; more;) {
			switch (random.nextInt(3)) {
				case 0 -> {
					more = commitOne();
					startTask();
				}
				case 1 -> {
					PartitionCloseState before = this.closed.get("progress");
					work();
					this.closed.put("progress", before);
					startTask();
				}
				default -> more = commitOne();
			}
		}
		assertThat(reports()).containsExactlyElementsOf(sold);
		assertThat(closes()).containsExactlyElementsOf(wholes);
	}

	@Test
	void aSaleThatComesWhileItsDayIsClosedLeavesTheTotalsThoseOfTheReports() {
		sell(FIRST, CHUNK + 5);
		passMidnightOf(FIRST);
		commitOne();
		this.daily.put(key(FIRST, 0), totals(7));
		this.daily.put(DailyKey.of(FIRST, "A"), totals(100));
		this.daily.put(key(FIRST, CHUNK + 1), totals(1000));
		commitAll();
		assertThat(reports()).hasSize(CHUNK + 5)
			.element(CHUNK + 1)
			.isEqualTo(totals(1000).factOf(key(FIRST, CHUNK + 1)));
		DayTotals sums = reports().stream().reduce(DayTotals.none(FIRST), DayTotals::plus, DayTotals::plus);
		assertThat(closes()).extracting(PartitionCloseEvent::totals).containsExactly(sums);
	}

	@Test
	void aDayIsClosedAtItsInstantAndNotBefore() {
		sell(FIRST, 1);
		this.horizon = closing(FIRST).minusMillis(1);
		this.now = this.horizon;
		commitAll();
		assertThat(this.committed).isEmpty();
		this.horizon = closing(FIRST);
		commitAll();
		assertThat(closes()).hasSize(1);
	}

	@Test
	void itComesBackSoonForMoreAndElseWhenTheNextDayIsOver() {
		sell(FIRST, CHUNK);
		passMidnightOf(FIRST);
		work();
		assertThat(pending().orElseThrow().getInterval()).isLessThan(Duration.ofMillis(100));
		work();
		assertThat(pending().orElseThrow().getInterval())
			.isEqualTo(Duration.between(this.now, closing(FIRST.plusDays(1))));
		this.now = closing(FIRST.plusDays(1));
		work();
		assertThat(pending().orElseThrow().getInterval()).as("the log is yet to be read")
			.isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void whereNothingChangedNothingIsWritten() {
		work();
		PartitionCloseState first = this.closed.get("progress");
		assertThat(first).isEqualTo(PartitionCloseState.after(FIRST.minusDays(1)));
		this.closed.delete("progress");
		this.closed.put("progress", new PartitionCloseState(FIRST.plusDays(8), null));
		work();
		assertThat(this.closed.get("progress").closed()).isEqualTo(FIRST.plusDays(8));
		assertThat(this.context.committed()).isFalse();
	}

	private void startTask() {
		this.context.scheduledPunctuators().forEach(CapturedPunctuator::cancel);
		this.context.setCurrentSystemTimeMs(this.now.toEpochMilli());
		new DayCloseProcessor(new DayCloseRule(LocalTime.MIDNIGHT, ZoneOffset.UTC, START), () -> this.horizon, CHUNK)
			.init(this.context);
	}

	private void sell(LocalDate day, int carts) {
		sold(day, carts).forEach(
				(cart) -> this.daily.put(DailyKey.of(day, cart.plate()), totals(Math.toIntExact(cart.sopaipillas()))));
	}

	private static Stream<DailySalesFact> sold(LocalDate day, int carts) {
		return IntStream.range(0, carts).mapToObj((cart) -> totals(cart + 1).factOf(key(day, cart)));
	}

	private static String key(LocalDate day, int cart) {
		return DailyKey.of(day, "CART%06d".formatted(cart));
	}

	private static DailySalesState totals(int sopaipillas) {
		return new DailySalesState(sopaipillas, 2, 3, List.of());
	}

	private static PartitionCloseEvent whole(LocalDate day, int carts) {
		DayReportState report = DayReportState.none(day);
		for (DailySalesFact cart : sold(day, carts).toList()) {
			report = report.plus(cart);
		}
		return new PartitionCloseEvent(0, report.totals(), report.first());
	}

	private void passMidnightOf(LocalDate day) {
		this.now = closing(day).plusSeconds(60);
		this.horizon = this.now;
	}

	private static Instant closing(LocalDate day) {
		return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(10);
	}

	private Optional<CapturedPunctuator> pending() {
		return this.context.scheduledPunctuators().stream().filter((one) -> !one.cancelled()).findFirst();
	}

	/** Runs the task once. The transaction is not committed yet. */
	private void work() {
		this.context.resetForwards();
		this.context.resetCommit();
		this.context.setCurrentSystemTimeMs(this.now.toEpochMilli());
		pending().orElseThrow().getPunctuator().punctuate(this.now.toEpochMilli());
		assertThat(this.context.forwarded()).hasSizeLessThanOrEqualTo(CHUNK);
	}

	/**
	 * Commits a chunk. Returns whether more work is left and the task requests a commit.
	 */
	private boolean commitOne() {
		work();
		this.committed.addAll(this.context.forwarded());
		boolean more = pending().orElseThrow().getInterval().toMillis() < 1000;
		assertThat(this.context.committed()).isEqualTo(more);
		return more;
	}

	private void commitAll() {
		for (boolean more = true; more;) {
			more = commitOne();
		}
	}

	private List<DailySalesFact> reports() {
		return forwarded(DayCloseProcessor.REPORTS, DailySalesFact.class);
	}

	private List<PartitionCloseEvent> closes() {
		return forwarded(DayCloseProcessor.PARTITION_REPORTS, PartitionCloseEvent.class);
	}

	private <T> List<T> forwarded(Output<String, T> output, Class<T> type) {
		return this.committed.stream()
			.filter((one) -> one.childName().equals(Optional.of(output.node())))
			.map((one) -> type.cast(one.record().value()))
			.toList();
	}

}
