package cl.gremio.sales.consumer;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

import cl.gremio.consumer.streams.TopologyHarness;
import cl.gremio.model.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** The topology of the sales, which a test writes to and reads from without a broker. */
abstract class SalesTopologyFixture {

	static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

	static final Instant NOON = Instant.parse("2026-11-23T15:00:00Z");

	static final int CHUNK = 20;

	final TopologyHarness topology = new TopologyHarness(NOON, (builder, results, progress) -> {
		DayCloseRule close = new DayCloseRule(LocalTime.MIDNIGHT, SANTIAGO, progress.firstStart());
		SalesTopology.build(builder, 1, results, close, () -> new DayCloseProcessor(close, progress, CHUNK));
	});

	@AfterEach
	void stop() {
		this.topology.close();
	}

	static String partitionDay(String day, int carts, int sopaipillas, int clients, int sales) {
		return ("{\"fecha\":\"%s\",\"particion\":0,\"carritos\":%d,\"count_sopaipillas\":%d,\"count_client\":%d,"
				+ "\"ventas\":%d}")
			.formatted(day, carts, sopaipillas, clients, sales);
	}

	void sell(String plate, String client, int count, Instant time) {
		pipe(sale(plate, client, count), time);
	}

	void pipe(@Nullable String json, Instant time) {
		this.topology.write(Topics.SALES, time, json);
	}

	static String sale(String plate, String client, int count) {
		return "{\"patente_carro\":\"%s\",\"client\":\"%s\",\"count_sopaipillas\":%d}".formatted(plate, client, count);
	}

	Map<String, String> daily() {
		return this.topology.newestFacts(Topics.SALES_DAILY);
	}

	Map<String, String> reports() {
		return this.topology.newestFacts(Topics.SALES_REPORTS);
	}

	static String day(String plate, int sopaipillas, int clients, int sales, double average) {
		return ("{\"fecha\":\"2026-11-23\",\"patente\":\"%s\",\"count_sopaipillas\":%d,\"count_client\":%d,\"ventas\":%d,"
				+ "\"promedio\":%s}")
			.formatted(plate, sopaipillas, clients, sales, average);
	}

}
