package cl.gremio.consumer.horizon;

import java.time.Instant;

/** How far an application has read the log, and when the guild began to write it. */
public interface Progress extends Horizon {

	/** The instant at which the guild was started for the first time. */
	Instant firstStart();

}
