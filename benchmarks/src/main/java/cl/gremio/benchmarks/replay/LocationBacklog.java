package cl.gremio.benchmarks.replay;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import cl.gremio.benchmarks.harness.ServiceProcess;
import cl.gremio.model.EventWriter;
import cl.gremio.model.Placement;
import cl.gremio.model.Sighting;
import cl.gremio.model.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;

/** Reports of carts, of which one in twenty is a denunciation. */
final class LocationBacklog implements Backlog {

	private final Guild guild;

	/** Where each cart was last seen, in either lane: the place of a fugitive. */
	private final Map<String, String> denounced = new HashMap<>();

	private final Set<String> clean = new HashSet<>();

	LocationBacklog(Guild guild) {
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
		Sighting sighting = Sighting.seen(this.guild.plate(), this.guild.place(), denuncia, now);
		if (denuncia == 1) {
			this.denounced.put(sighting.plate(), sighting.ubicacion());
		}
		else {
			this.clean.add(sighting.plate());
		}
		return this.guild.record(Topics.UBICATION, Placement.inLane(sighting.plate(), denuncia, 2), sighting.plate(),
				sighting, now);
	}

	@Override
	public boolean isVisible(ServiceProcess consumer) throws IOException, InterruptedException {
		Set<String> known = new HashSet<>(this.clean);
		known.addAll(this.denounced.keySet());
		return count(consumer, "/profugos") == this.denounced.size() && count(consumer, "/carritos") == known.size();
	}

	private static int count(ServiceProcess consumer, String path) throws IOException, InterruptedException {
		return EventWriter.readerFor(JsonNode.class).<JsonNode>readValue(consumer.get(path).body()).size();
	}

}
