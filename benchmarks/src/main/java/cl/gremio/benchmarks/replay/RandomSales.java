package cl.gremio.benchmarks.replay;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.UUID;

import cl.gremio.model.SaleRequest;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.event.Event;
import cl.gremio.model.wire.WireWriter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Random sales of a guild's carts, the same in each run.
 *
 * @param random the source of random numbers
 */
record RandomSales(int carts, Random random) {

	static final ZoneId ZONE = ZoneId.of("America/Santiago");

	/** The number of clients of each cart. */
	private static final int CLIENTS = 50;

	/** One sale of ten leaves a low stock. */
	private static final int LOW = 20;

	RandomSales(int carts) {
		this(carts, new Random(42));
	}

	String plate() {
		return "C%07d".formatted(this.random.nextInt(this.carts));
	}

	/** Returns the number of a cart, from 0. */
	static int number(String plate) {
		return Integer.parseInt(plate.substring(1));
	}

	String place() {
		return "-33.%04d,-70.%04d".formatted(this.random.nextInt(10_000), this.random.nextInt(10_000));
	}

	/** Returns the next sale, at a given time. */
	SaleRequest sale(Instant moment) {
		boolean low = this.random.nextInt(10) == 0;
		return new SaleRequest("client-" + this.random.nextInt(CLIENTS), 1 + this.random.nextInt(6),
				moment.atZone(ZONE).toOffsetDateTime(),
				low ? this.random.nextInt(LOW + 1) : LOW + 1 + this.random.nextInt(100), place(), plate());
	}

	/** Creates a record as the producers do. */
	<T> ProducerRecord<byte[], byte[]> record(String topic, int partition, String key, T data, Instant now) {
		Event<T> event = new Event<>(new UUID(this.random.nextLong(), this.random.nextLong()).toString(), now, null,
				data);
		Iterable<Header> headers = CloudEvents.headers(event, "/benchmarks", "cl.gremio.recorded");
		return new ProducerRecord<>(topic, partition, now.toEpochMilli(), key.getBytes(UTF_8), WireWriter.toJson(data),
				headers);
	}

}
