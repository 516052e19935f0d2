package cl.gremio.benchmarks.replay;

import java.io.IOException;
import java.time.Instant;

import cl.gremio.benchmarks.harness.BenchService;
import cl.gremio.model.SaleRequest;
import cl.gremio.model.topic.Placement;
import cl.gremio.model.topic.Topics;
import cl.gremio.model.wire.WireWriter;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;

/** Stock events of sales. Every five low ones raise an alert. */
final class StockBacklog implements Backlog {

	private static final int BATCH = 5;

	private final RandomSales guild;

	private long low;

	StockBacklog(RandomSales guild) {
		this.guild = guild;
	}

	@Override
	public String consumer() {
		return "stock-consumer";
	}

	@Override
	public String topic() {
		return Topics.STOCK;
	}

	@Override
	public ProducerRecord<byte[], byte[]> next() {
		Instant now = Instant.now();
		SaleRequest sale = this.guild.sale(now);
		if (sale.stock() <= 20) {
			this.low++;
		}
		return this.guild.record(Topics.STOCK, Placement.byKey(sale.plate(), 2), sale.plate(), sale, now);
	}

	@Override
	public boolean isVisible(BenchService consumer) throws IOException, InterruptedException {
		JsonNode answer = WireWriter.readerFor(JsonNode.class).readValue(consumer.get("/reposicion?limit=1").body());
		return answer.path("pendientes").size() == this.low % BATCH
				&& answer.path("avisos").path(0).path("numero").asLong() == this.low / BATCH;
	}

}
