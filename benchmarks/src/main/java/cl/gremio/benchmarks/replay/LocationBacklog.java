package cl.gremio.benchmarks.replay;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import cl.gremio.benchmarks.harness.BenchService;
import cl.gremio.model.LocationPayload;
import cl.gremio.model.topic.Placement;
import cl.gremio.model.topic.Topics;
import cl.gremio.model.wire.WireWriter;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;

/** Reports of carts. One report in twenty is a denunciation. */
final class LocationBacklog implements Backlog {

	private final RandomSales guild;

	/** The time of each cart's last report, in epoch seconds. */
	private final Map<String, Long> seen = new HashMap<>();

	/** The time of each fugitive's first denunciation, in epoch seconds. */
	private final Map<String, Long> denounced = new HashMap<>();

	LocationBacklog(RandomSales guild) {
		this.guild = guild;
	}

	@Override
	public String consumer() {
		return "location-consumer";
	}

	@Override
	public String topic() {
		return Topics.UBICATION;
	}

	@Override
	public ProducerRecord<byte[], byte[]> next() {
		Instant now = Instant.now();
		int denuncia = (this.guild.random().nextInt(20) == 0) ? 1 : 0;
		LocationPayload sighting = LocationPayload.seen(this.guild.plate(), this.guild.place(), denuncia, now);
		this.seen.put(sighting.plate(), now.getEpochSecond());
		if (denuncia == 1) {
			this.denounced.putIfAbsent(sighting.plate(), now.getEpochSecond());
		}
		return this.guild.record(Topics.UBICATION, Placement.inLane(sighting.plate(), denuncia, 2), sighting.plate(),
				sighting, now);
	}

	@Override
	public boolean isVisible(BenchService consumer) throws IOException, InterruptedException {
		return column(consumer, "/profugos", "denunciado").equals(this.denounced)
				&& column(consumer, "/carritos", "time").equals(this.seen);
	}

	private static Map<String, Long> column(BenchService consumer, String path, String column)
			throws IOException, InterruptedException {
		return WireWriter.readerFor(JsonNode.class)
			.<JsonNode>readValue(consumer.get(path).body())
			.valueStream()
			.collect(Collectors.toMap((cart) -> cart.path("patente").asString(), (cart) -> cart.path(column).asLong()));
	}

}
