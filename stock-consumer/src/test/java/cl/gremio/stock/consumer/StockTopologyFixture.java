package cl.gremio.stock.consumer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import cl.gremio.consumer.streams.TopologyHarness;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.json.JsonMapper;

/** The topology of the stock, which a test writes to and reads from without a broker. */
abstract class StockTopologyFixture {

	static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

	static final Instant NOON = Instant.parse("2026-11-23T15:00:00Z");

	static final JsonMapper JSON = JsonMapper.shared();

	static final long NOON_SECONDS = NOON.getEpochSecond();

	TopologyHarness topology = topology(BatchUnit.EVENTS);

	static TopologyHarness topology(BatchUnit unit) {
		return new TopologyHarness(NOON, (builder, results, progress) -> StockTopology.build(builder, 1, results,
				SANTIAGO, new RefillRule(20, 5, unit)));
	}

	@AfterEach
	void stop() {
		this.topology.close();
	}

	void lowSales(int count, String plate) {
		IntStream.range(0, count).forEach((i) -> sale(plate, 20, "Plaza", NOON));
	}

	void sale(String plate, int stock, String ubicacion, Instant time) {
		write("{\"patente_carro\":\"%s\",\"stock\":%d,\"ubicacion\":\"%s\",\"count_sopaipillas\":1}".formatted(plate,
				stock, ubicacion), time);
	}

	void report(String plate, int stock, Instant time) {
		write(reported(plate, stock), time);
	}

	static String reported(String plate, int stock) {
		return "{\"patente_carro\":\"%s\",\"stock\":%d}".formatted(plate, stock);
	}

	void write(String json, Instant time) {
		this.topology.write(Topics.STOCK, time, json);
	}

	Map<String, String> levels() {
		return this.topology.newestFacts(Topics.STOCK_LEVELS);
	}

	int stockOf(String plate) {
		return JSON.readTree(levels().get(plate)).get("stock").intValue();
	}

	List<KeyValue<String, String>> alerts() {
		return this.topology.facts(Topics.STOCK_REFILLS);
	}

	Optional<String> pending() {
		return Optional.ofNullable(this.topology.newestFacts(Topics.STOCK_PENDING).get("pendientes"));
	}

	List<String> plates() {
		return JSON.readTree(pending().orElseThrow())
			.get("eventos")
			.valueStream()
			.map((event) -> event.get("patente").stringValue())
			.toList();
	}

	int signals() {
		return this.topology.records("under-test-refill-events-repartition").size();
	}

	static String event(int offset, String plate, int stock, String ubicacion, int second) {
		return "{\"id\":\"stock-0-%d\",\"patente\":\"%s\",\"stock\":%d,\"ubicacion\":%s,\"time\":%d}".formatted(offset,
				plate, stock, ubicacion, NOON_SECONDS + second);
	}

}
