package cl.gremio.standalone;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two instances close a day of many carts in many transactions. One instance dies again
 * and again meanwhile.
 */
@SideBySide
class DayOfManyCartsIT extends DayCloseGuild {

	private static final int CARTS = Integer.getInteger("gremio.carts", 60_000);

	/**
	 * A chunk has 1,000 carts. An instance with all partitions commits six chunks
	 * together, spread evenly over the six partitions of the reports.
	 */
	private static final int LONGEST = 1_200;

	@Test
	void aDayOfManyCartsIsReportedOnceInTransactionsThatAreBounded() throws Exception {
		System.out.printf("DayOfManyCartsIT: -Dgremio.seed=%d -Dgremio.carts=%d%n", this.seed, CARTS);
		try (ServiceProcess early = start(Service.SALES_CONSUMER, "1", "--gremio.zone=-18:00")) {
			early.awaitReady();
			early.killAfter(Duration.ZERO);
		}
		Instant sold = Instant.now();
		writeSales(sold, CARTS);
		ZoneId zone = zoneWhereTheDayEndsAt(sold.plusSeconds(1));
		LocalDate day = LocalDate.ofInstant(sold, zone);
		try (ServiceProcess victim = start(Service.SALES_CONSUMER, "1", "--gremio.zone=" + zone);
				ServiceProcess other = start(Service.SALES_CONSUMER, "2", "--gremio.zone=" + zone)) {
			for (int kill = 0; kill < 3; kill++) {
				long before = endOfReports();
				await().atMost(Duration.ofSeconds(90)).until(() -> endOfReports() > before || isClosed());
				victim.killAfter(Duration.ofMillis(this.random.nextInt(500)));
				System.out.printf("killed with %d of %d written%n", endOfReports(), CARTS);
				victim.restart();
			}
			await().atMost(Duration.ofSeconds(90)).until(this::isClosed);
			victim.awaitReady();
			other.awaitReady();
			assertThat(reports()).hasSize(CARTS);
			assertThat(byPlate(reports())).hasSize(CARTS);
			assertClosed(victim.api(), day);
			assertClosed(other.api(), day);
			assertThat(longestTransaction()).isLessThanOrEqualTo(LONGEST);
		}
	}

	private long endOfReports() throws Exception {
		Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, PARTITIONS)
			.boxed()
			.collect(Collectors.toMap((partition) -> new TopicPartition(Topics.SALES_REPORTS, partition),
					(partition) -> OffsetSpec.latest()));
		return this.broker.admin()
			.listOffsets(latest)
			.all()
			.get()
			.values()
			.stream()
			.mapToLong((end) -> end.offset())
			.sum();
	}

	/** The most records in a row on a partition, without a marker between them. */
	private int longestTransaction() {
		int longest = 0;
		int length = 0;
		ConsumerRecord<byte[], byte[]> before = null;
		List<ConsumerRecord<byte[], byte[]>> inOrder = read(Topics.SALES_REPORTS).stream()
			.sorted(Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(ConsumerRecord::partition)
				.thenComparingLong(ConsumerRecord::offset))
			.toList();
		for (ConsumerRecord<byte[], byte[]> record : inOrder) {
			boolean follows = before != null && before.partition() == record.partition()
					&& before.offset() + 1 == record.offset();
			length = follows ? length + 1 : 1;
			longest = Math.max(longest, length);
			before = record;
		}
		System.out.printf("the longest transaction has %d reports on a partition%n", longest);
		return longest;
	}

	private void writeSales(Instant time, int carts) {
		try (Producer<byte[], byte[]> sales = new KafkaLog(this.broker.bootstrapServers())
			.producer(Map.of("linger.ms", 5))) {
			for (int cart = 0; cart < carts; cart++) {
				String plate = "CART" + cart;
				sales.send(new ProducerRecord<>(Topics.SALES, null, time.toEpochMilli(), plate.getBytes(UTF_8),
						sale(plate)));
			}
		}
	}

}
