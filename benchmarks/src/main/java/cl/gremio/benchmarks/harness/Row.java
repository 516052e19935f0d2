package cl.gremio.benchmarks.harness;

import java.util.List;

/**
 * One measurement with its limit.
 *
 * @param name the name on the command line, such as {@code sales}
 * @param what the measured quantity, in a sentence
 */
public record Row(String name, String what, Measurement measurement) {

	/** Measures the figures of a row and their limits. */
	@FunctionalInterface
	public interface Measurement {

		/**
		 * Measures.
		 * @param what the measured quantity, in a sentence
		 * @return one figure or more, with the limits
		 * @throws Exception if a check fails: a wrong figure is worse than no figure
		 */
		List<Figure> run(Bench bench, String what) throws Exception;

	}

}
