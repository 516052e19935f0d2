package cl.gremio.standalone;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes records as a program that knows only the fields of the values. */
final class ForeignWriter {

	private static final Instant START = Instant.parse("2026-03-10T12:00:00Z");

	private static final List<String> NUMBERS = List.of("count_sopaipillas", "stock", "premium", "denuncia", "time",
			"captura");

	private final Random random;

	private final List<ForeignRecord> written = new ArrayList<>();

	/** Every record has a second of its own, so the newest record is never in doubt. */
	private long second;

	ForeignWriter(long seed) {
		this.random = new Random(seed);
	}

	/** The written records, in order. */
	List<ForeignRecord> written() {
		return this.written;
	}

	/** Writes an event, and repeats some events. */
	void write(KafkaProducer<byte[], byte[]> producer, boolean committed) throws Exception {
		String topic = List.of("members", "sales", "stock", "ubication").get(this.random.nextInt(4));
		Instant timestamp = START.plusSeconds((this.second += 7) + 86_400L * this.random.nextInt(3));
		Instant ceTime = timestamp.minusSeconds(this.random.nextInt(3));
		boolean dated = this.random.nextInt(4) == 0;
		Map<String, String> fields = fields(topic, timestamp);
		String id = (this.random.nextInt(3) == 0) ? "id-" + this.second : null;
		boolean keyed = id != null && this.random.nextBoolean();
		List<Header> headers = new ArrayList<>();
		add(headers, "ce_id", id);
		add(headers, "ce_time", dated ? ceTime.toString() : (this.random.nextInt(5) == 0) ? "yesterday" : null);
		add(headers, "ce_idempotencykey", keyed ? "key of " + id : null);
		add(headers, "content-type", (this.random.nextInt(5) == 0) ? "text/plain" : null);
		int times = 1 + ((id != null) ? this.random.nextInt(3) : 0);
		for (int i = 0; i < times; i++) {
			byte[] key = switch (this.random.nextInt(3)) {
				case 0 -> null;
				case 1 -> "P1".getBytes(UTF_8);
				default -> new byte[] { (byte) this.random.nextInt(), 0, (byte) 0xff };
			};
			RecordMetadata place = producer
				.send(new ProducerRecord<>(topic, this.random.nextInt(2), timestamp.toEpochMilli(), key, json(fields),
						headers))
				.get();
			if (committed) {
				String position = topic + "-" + place.partition() + "-" + place.offset();
				this.written.add(new ForeignRecord(topic, fields, (id != null) ? id : position, keyed,
						dated ? ceTime : timestamp));
			}
		}
	}

	private static void add(List<Header> headers, String name, String value) {
		if (value != null) {
			headers.add(new RecordHeader(name, value.getBytes(UTF_8)));
		}
	}

	private Map<String, String> fields(String topic, Instant time) {
		Map<String, String> fields = new LinkedHashMap<>();
		String plate = "P" + this.random.nextInt(12);
		switch (topic) {
			case "members" -> {
				fields.put("name", "N" + this.random.nextInt(50));
				fields.put("lastname", "L");
				fields.put("dni", "D" + this.random.nextInt(25));
				fields.put("mail", "m@x.cl");
				fields.put("patente", plate);
				maybe(fields, "premium", this.random.nextInt(2));
			}
			case "sales" -> {
				fields.put("client", "C" + this.random.nextInt(9));
				fields.put("count_sopaipillas", Integer.toString(1 + this.random.nextInt(50)));
				fields.put("patente_carro", plate);
				if (this.random.nextBoolean()) {
					fields.put("hora",
							time.minusSeconds(this.random.nextInt(200_000))
								.atOffset(ZoneOffset.ofHours(this.random.nextInt(9) - 4))
								.toString());
				}
			}
			case "stock" -> {
				// A high stock report removes waiting events, and the result depends on
				// the order. So reports stay low.
				boolean sale = this.random.nextBoolean();
				fields.put("patente_carro", plate);
				fields.put("stock", Integer.toString(this.random.nextInt(sale ? 100 : 20)));
				if (sale) {
					fields.put("count_sopaipillas", "3");
				}
				fields.put("ubicacion", "U" + this.random.nextInt(100));
			}
			default -> sighting(fields, time);
		}
		return fields;
	}

	private void sighting(Map<String, String> fields, Instant time) {
		fields.put("patente", "P" + this.random.nextInt(30));
		if (this.random.nextInt(8) == 0) {
			fields.put("captura", "1");
			fields.put("denuncia", "0");
		}
		else {
			fields.put("ubicacion", "U" + this.random.nextInt(100));
			maybe(fields, "denuncia", (this.random.nextInt(4) == 0) ? 1 : 0);
		}
		if (this.random.nextBoolean()) {
			fields.put("time", Long.toString(time.getEpochSecond() - 3));
		}
	}

	private void maybe(Map<String, String> fields, String name, int value) {
		if (this.random.nextInt(4) > 0) {
			fields.put(name, Integer.toString(value));
		}
	}

	/**
	 * Spells values as programs do: numbers as text, spaces, small letters, more fields.
	 */
	private byte[] json(Map<String, String> fields) {
		String members = fields.entrySet()
			.stream()
			.map((field) -> "\"" + field.getKey() + "\": " + spelled(field.getKey(), field.getValue()))
			.collect(Collectors.joining(", "));
		String unknown = this.random.nextBoolean() ? ", \"x\": [{\"y\": null}, 1e5]" : "";
		return ("{" + members + unknown + "}").getBytes(UTF_8);
	}

	private String spelled(String name, String value) {
		if (NUMBERS.contains(name)) {
			return this.random.nextBoolean() ? value : "\" " + value + "\"";
		}
		boolean plate = name.startsWith("patente") && this.random.nextBoolean();
		return "\"" + (plate ? value.toLowerCase(Locale.ROOT) + " " : value) + "\"";
	}

}
