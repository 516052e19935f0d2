package cl.gremio.standalone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Makes random records. Each good record has a cart or a member of its own, so the number
 * of facts shows how many records count.
 */
final class FuzzedRecord {

	private static final Map<String, String> GOOD = Map.of("members",
			"{\"name\":\"Ana\",\"lastname\":\"Diaz\",\"mail\":\"a@b.cl\",\"patente\":\"F\",\"premium\":%d,\"dni\":\"%s\"}",
			"sales", "{\"client\":\"Ana\",\"count_sopaipillas\":1,\"stock\":%d,\"patente_carro\":\"%s\"}", "stock",
			"{\"stock\":%d,\"patente_carro\":\"%s\"}", "ubication",
			"{\"ubicacion\":\"Puerto\",\"denuncia\":%d,\"patente\":\"%s\"}");

	private static final List<String> TOPICS = List.of("members", "sales", "stock", "ubication");

	private static final int MEBIBYTE = 1024 * 1024;

	private static final List<Integer> SIZES = List.of(64 * 1024, MEBIBYTE - 200, MEBIBYTE - 70, MEBIBYTE - 10,
			MEBIBYTE, MEBIBYTE + 12, MEBIBYTE + 100, MEBIBYTE + 1_900, MEBIBYTE + 2_100, 2 * MEBIBYTE, 5_000_000);

	private static final List<Long> TIMES = List.of(-1L, 0L, 1L, 86_400_000L, 253_402_300_799_999L,
			253_402_300_800_000L, 253_402_214_400_000L, Long.MAX_VALUE, Long.MAX_VALUE - 1, 32_503_680_000_000L);

	private final Random random;

	private int number;

	FuzzedRecord(Random random) {
		this.random = random;
	}

	/** A record that must count. */
	ProducerRecord<byte[], byte[]> good(String topic, int partition) {
		return new ProducerRecord<>(topic, partition, null, null, json(topic).getBytes(UTF_8));
	}

	ProducerRecord<byte[], byte[]> next() {
		return next(TOPICS.get(this.random.nextInt(TOPICS.size())));
	}

	/** A junk record for an internal topic. */
	ProducerRecord<byte[], byte[]> junkFor(String internal, int partitions) {
		ProducerRecord<byte[], byte[]> record = next();
		List<Header> headers = new ArrayList<>(List.of(record.headers().toArray()));
		if (this.random.nextBoolean()) {
			headers.add(new RecordHeader("gremio_origin", bytes(this.random.nextInt(40))));
		}
		byte[] value = new byte[this.random.nextInt(300)];
		this.random.nextBytes(value);
		return new ProducerRecord<>(internal, this.random.nextInt(partitions), null, record.key(),
				oneIn(10) ? null : value, headers);
	}

	private ProducerRecord<byte[], byte[]> next(String topic) {
		String json = json(topic);
		byte[] key = oneIn(3) ? bytes(this.random.nextInt(20)) : null;
		byte[] value = oneIn(5) ? mutated(json.getBytes(UTF_8)) : json.getBytes(UTF_8);
		List<Header> headers = headers();
		if (oneIn(20)) {
			int size = SIZES.get(this.random.nextInt(SIZES.size()));
			switch (this.random.nextInt(3)) {
				case 0 -> key = new byte[size];
				case 1 -> headers.add(new RecordHeader("large", new byte[size]));
				default -> value = padded(json, size);
			}
		}
		Long timestamp = oneIn(4) ? TIMES.get(this.random.nextInt(TIMES.size())) : null;
		return new Dated(topic, this.random.nextInt(2), timestamp, key, value, headers);
	}

	private String json(String topic) {
		return GOOD.get(topic).formatted(this.random.nextInt(2), "F-" + this.number++ + "-F");
	}

	private static byte[] padded(String json, int size) {
		byte[] padded = new byte[Math.max(size, json.length())];
		Arrays.fill(padded, (byte) ' ');
		System.arraycopy(json.getBytes(UTF_8), 0, padded, 0, json.length());
		return padded;
	}

	/** Damages a value. The cart's number at the end stays, or is lost with the rest. */
	private byte @Nullable [] mutated(byte[] value) {
		switch (this.random.nextInt(4)) {
			case 0 -> {
				return null;
			}
			case 1 -> {
				return bytes(this.random.nextInt(200));
			}
			case 2 -> {
				return Arrays.copyOf(value, this.random.nextInt(value.length));
			}
			default -> {
				value[this.random.nextInt(20)] = (byte) this.random.nextInt();
				return value;
			}
		}
	}

	private List<Header> headers() {
		List<Header> headers = new ArrayList<>();
		int count = oneIn(200) ? 300_000 + this.random.nextInt(400_000) : oneIn(10) ? this.random.nextInt(2_000) : 0;
		for (int i = 0; i < count; i++) {
			headers.add(new RecordHeader("h", new byte[this.random.nextInt(2)]));
		}
		if (oneIn(3)) {
			headers.add(new RecordHeader("ce_id", id()));
		}
		if (oneIn(4)) {
			headers.add(new RecordHeader("ce_idempotencykey", id()));
		}
		if (oneIn(10)) {
			headers.add(new RecordHeader("ce_time", bytes(this.random.nextInt(400))));
		}
		return headers;
	}

	/** An id that no other record has. */
	private byte[] id() {
		String own = "id-" + this.number + "-";
		return switch (this.random.nextInt(6)) {
			case 0 -> binary(own);
			case 1 -> (own + "ñ".repeat(180 + this.random.nextInt(30))).getBytes(UTF_8);
			case 2 -> (own + "\u0001".repeat(this.random.nextInt(300))).getBytes(UTF_8);
			case 3 -> oneIn(5) ? new byte[400_000] : new byte[0];
			default -> own.getBytes(UTF_8);
		};
	}

	private byte[] binary(String own) {
		byte[] id = Arrays.copyOf(own.getBytes(UTF_8), own.length() + 1 + this.random.nextInt(3));
		for (int i = own.length(); i < id.length; i++) {
			id[i] = (byte) this.random.nextInt();
		}
		return id;
	}

	private byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private boolean oneIn(int times) {
		return this.random.nextInt(times) == 0;
	}

	/** A record with any timestamp. Kafka's own class allows none below 0. */
	private static final class Dated extends ProducerRecord<byte[], byte[]> {

		private final @Nullable Long timestamp;

		Dated(String topic, int partition, @Nullable Long timestamp, byte @Nullable [] key, byte @Nullable [] value,
				List<Header> headers) {
			super(topic, partition, null, key, value, headers);
			this.timestamp = timestamp;
		}

		@Override
		public @Nullable Long timestamp() {
			return this.timestamp;
		}

	}

}
