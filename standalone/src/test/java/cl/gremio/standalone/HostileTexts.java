package cl.gremio.standalone;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Sends personal data, and text that would forge a log line, through every route and
 * topic: valid, invalid and cut.
 */
final class HostileTexts {

	/** Parts of all personal data, in lower case and as they are recorded. */
	static final List<String> PERSONAL = List.of("zqname", "zqlast", "zqclient", "zqmail", "zqdni", "12.345.678",
			"12345678");

	/** The beginning of a line that only a forger writes. */
	static final String FORGED = "12:00:00.000 ERROR forged";

	/** A plate as it is recorded begins like this. */
	static final String PLATE = "ZQPLATE";

	private static final String HOSTILE = "\r\n" + FORGED + "\u001b[31m\u009b\u202e\u2028\u0085" + "x".repeat(40);

	private static final JsonMapper JSON = new JsonMapper();

	private static final String MEMBER = JSON.writeValueAsString(Map.of("name", "Zqname" + HOSTILE, "lastname",
			"Zqlast", "dni", "12.345.678-5", "mail", "zqmail@gremio.cl", "patente", PLATE + HOSTILE, "premium", 1));

	private static final String SALE = JSON.writeValueAsString(Map.of("client", "Zqclient" + HOSTILE,
			"count_sopaipillas", 1, "stock", 1, "ubicacion", HOSTILE + HOSTILE, "patente_carro", PLATE + HOSTILE));

	private static final String STOCK = JSON
		.writeValueAsString(Map.of("stock", 1, "ubicacion", HOSTILE, "patente_carro", PLATE + HOSTILE));

	private static final String REPORT = JSON
		.writeValueAsString(Map.of("patente", PLATE + HOSTILE, "ubicacion", HOSTILE, "denuncia", 1));

	private static final Map<String, String> VALUES = Map.of("members", MEMBER, "sales", SALE, "stock", STOCK,
			"ubication", REPORT);

	private static final List<String> RESULTS = List.of("members.decisions", "sales.daily", "stock.levels",
			"carts.sightings", "gremio.generations");

	private final Standalone platform;

	private final HttpCalls calls;

	HostileTexts(Standalone platform) {
		this.platform = platform;
		this.calls = new HttpCalls(platform);
	}

	/** Sends requests of all kinds. */
	void post() throws IOException {
		all(Service.MEMBERS_PRODUCER, "/new_member", MEMBER);
		all(Service.SALES_PRODUCER, "/sales", SALE);
		all(Service.STOCK_PRODUCER, "/stock", STOCK);
		all(Service.LOCATION_PRODUCER, "/ubicacion", REPORT);
		all(Service.LOCATION_PRODUCER, "/captura", REPORT);
		all(Service.BOARD, "/new_member", MEMBER);
		for (String path : List.of("/members/12.345.678-5", "/members/zqdni-1",
				"/listmemberpre?after=zqdni&limit=zqdni", "/listmemberpre?after=12.345.678-5", "/zqdni?zqmail=%25")) {
			for (Service service : List.of(Service.MEMBERS_CONSUMER, Service.BOARD)) {
				this.calls.get(service, path);
			}
		}
		for (String target : List.of("/members/zqdni%00", "/members/zqdni\u0001", "/members/zqdni?x=%zz", "/zqdni{",
				"/zqdni\u00ff")) {
			try (RawHttp http = new RawHttp(this.platform.port(Service.MEMBERS_CONSUMER), 8000)) {
				http.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
				http.status();
			}
		}
	}

	/** Posts a value as it is, invalid, cut, as a form, as lines, and as another type. */
	private void all(Service service, String path, String json) {
		String invalid = json.replaceFirst("[{]",
				"{\"premium\":\"zqdni\",\"stock\":\"zqclient\",\"denuncia\":\"zqname\",");
		for (String body : List.of(json, invalid, json.substring(0, json.length() - 20), json + json,
				"[" + json + "]")) {
			for (String type : List.of("application/json", "application/x-www-form-urlencoded", "application/x-ndjson",
					"text/zqdni", "application/json;charset=zqdni")) {
				this.calls.send(this.calls.request(service, path)
					.header("Content-Type", type)
					.header("Idempotency-Key", "zqdni" + type + body.length())
					.POST(BodyPublishers.ofString(body)));
			}
		}
		HttpRequest.Builder latin = this.calls.request(service, path).header("Content-Type", "application/json");
		this.calls.send(latin.POST(BodyPublishers.ofByteArray("{\"name\":\"zqname\u00ff".getBytes(ISO_8859_1))));
	}

	/** Writes the same as another program. */
	void write(KafkaLog log) throws Exception {
		try (KafkaProducer<byte[], byte[]> producer = log.producer(Map.of())) {
			for (Map.Entry<String, String> entry : VALUES.entrySet()) {
				String value = entry.getValue();
				for (String text : List.of(value, value.substring(0, value.length() - 20), "zqname" + HOSTILE,
						value.replaceFirst("[{]", "{\"dni\":\"zqdni\",\"stock\":\"zqdni\",\"denuncia\":\"zqdni\","))) {
					send(producer, entry.getKey(), "zqdni" + HOSTILE, text);
				}
			}
			for (String topic : RESULTS) {
				send(producer, topic, "zqdni" + HOSTILE, "{\"zqname\":\"zqdni" + HOSTILE);
				send(producer, topic, "zqdni", MEMBER);
			}
			for (String topic : log.topics("-repartition")) {
				send(producer, topic, "zqdni", MEMBER);
				// The reader's failure quotes it
				send(producer, topic, "zqdni", "zqname" + HOSTILE);
			}
		}
	}

	private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String key, String value)
			throws Exception {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, 0, key.getBytes(UTF_8),
				value.getBytes(UTF_8));
		for (String header : List.of("ce_id", "ce_idempotencykey", "ce_time")) {
			// Ids of events are in log lines, and are no personal data
			String text = header.equals("ce_id") ? "id" : "zqdni";
			record.headers().add(new RecordHeader(header, (text + value.length() + HOSTILE).getBytes(UTF_8)));
		}
		producer.send(record).get();
	}

}
