package cl.gremio.benchmarks.load;

/**
 * The answers to the requests of a run.
 *
 * @param count how many
 * @param perSecond how many a second
 * @param p50 half of them within, in milliseconds
 * @param p99 99 of 100 within, in milliseconds
 */
public record Measured(long count, double perSecond, double p50, double p99) {
}
