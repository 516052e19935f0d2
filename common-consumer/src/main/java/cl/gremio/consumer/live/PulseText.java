package cl.gremio.consumer.live;

import cl.gremio.consumer.horizon.LogLag;
import cl.gremio.model.wire.WireWriter;
import cl.gremio.service.GuildTime;
import cl.gremio.web.stream.EventBatch;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Writes the event that tells how fresh the rows of all lists are. */
final class PulseText {

	private final LogLag lag;

	private final GuildTime time;

	PulseText(LogLag lag, GuildTime time) {
		this.lag = lag;
		this.time = time;
	}

	void addTo(EventBatch batch) {
		double behind = this.lag.behind();
		Pulse pulse = new Pulse(this.time.now().getEpochSecond(), Double.isNaN(behind) ? null : behind);
		batch.add("pulso", null, WireWriter.toJson(pulse));
	}

	/**
	 * How fresh the rows are.
	 *
	 * @param time now, in epoch seconds
	 * @param behind how many seconds the service is behind the log; {@code null} while it
	 * is not known
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Pulse(@JsonProperty("time") long time, @JsonProperty("atraso") @Nullable Double behind) {
	}

}
