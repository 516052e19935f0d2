package cl.gremio.consumer.horizon;

/** How far a service is behind the log now. */
public interface LogLag {

	/**
	 * The age of the oldest unprocessed record in seconds, or NaN while it is unknown.
	 */
	double behind();

}
