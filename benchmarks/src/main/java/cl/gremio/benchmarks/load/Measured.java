package cl.gremio.benchmarks.load;

/**
 * The answers to the requests of a run.
 *
 * @param count the number of answers
 * @param perSecond the number of answers a second
 * @param p99 the time within which 99 of 100 answers arrive, in milliseconds
 */
public record Measured(long count, double perSecond, double p99) {
}
