package cl.gremio.benchmarks.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

import cl.gremio.benchmarks.harness.BenchService;
import cl.gremio.model.SaleRequest;
import cl.gremio.model.topic.Placement;
import cl.gremio.model.topic.Topics;
import cl.gremio.model.wire.WireWriter;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;

/** Sales and the totals of each day. */
final class SalesBacklog implements Backlog {

	private final RandomSales guild;

	/**
	 * The totals, the newest day first. The consumer completes the newest day last, so an
	 * early check costs one day.
	 */
	private final Map<LocalDate, long[]> totals = new TreeMap<>(Comparator.reverseOrder());

	private final int days;

	private final int salesOfADay;

	private final BitSet cartsAndDays = new BitSet();

	private long written;

	/** Creates sales in the order of time, on the days up to today. */
	SalesBacklog(RandomSales guild, int days, int salesOfADay) {
		this.guild = guild;
		this.days = days;
		this.salesOfADay = salesOfADay;
	}

	@Override
	public String consumer() {
		return "sales-consumer";
	}

	@Override
	public String topic() {
		return Topics.SALES;
	}

	@Override
	public ProducerRecord<byte[], byte[]> next() {
		int day = (int) Math.min(this.written++ / this.salesOfADay, this.days - 1);
		Instant moment = Instant.now().minus(Duration.ofDays(this.days - 1 - day));
		SaleRequest sale = this.guild.sale(moment);
		this.cartsAndDays.set(RandomSales.number(sale.plate()) * this.days + day);
		long[] total = this.totals.computeIfAbsent(sale.hora().toLocalDate(), (date) -> new long[2]);
		total[0]++;
		total[1] += sale.sopaipillas();
		return this.guild.record(Topics.SALES, Placement.byKey(sale.plate(), 2), sale.plate(), sale, moment);
	}

	/** Returns the number of rows that the consumer computes from the sales. */
	int cartsAndDays() {
		return this.cartsAndDays.cardinality();
	}

	@Override
	public boolean isVisible(BenchService consumer) {
		// A million carts have two million rows, and both processors are free by then
		return this.totals.entrySet().stream().parallel().allMatch((day) -> isVisible(consumer, day));
	}

	private static boolean isVisible(BenchService consumer, Map.Entry<LocalDate, long[]> day) {
		try {
			JsonNode answer = WireWriter.readerFor(JsonNode.class)
				.readValue(consumer.get("/ventadiaria/total?fecha=" + day.getKey()).body());
			return answer.path("ventas").asLong() == day.getValue()[0]
					&& answer.path("count_sopaipillas").asLong() == day.getValue()[1]
					&& listed(consumer, day.getKey()) == day.getValue()[0];
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Returns the sales of the day's carts. The consumer publishes the total beside the
	 * carts, not after them.
	 */
	private static long listed(BenchService consumer, LocalDate day) throws IOException, InterruptedException {
		return consumer.get("/ventadiaria?formato=csv&fecha=" + day)
			.body()
			.lines()
			.skip(1)
			.mapToLong((cart) -> Long.parseLong(cart.split(",")[4]))
			.sum();
	}

}
