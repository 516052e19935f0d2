package cl.gremio.consumer.horizon;

import java.time.Instant;

/** An application's way through the log: when it set out, and how far it has come. */
public interface Progress extends Horizon {

	/** The instant at which the guild was started for the first time. */
	Instant firstStart();

}
