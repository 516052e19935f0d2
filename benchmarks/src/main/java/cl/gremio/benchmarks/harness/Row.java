package cl.gremio.benchmarks.harness;

import java.util.List;

/** One measurement with its limit. */
public interface Row {

	/** Returns the name on the command line, such as {@code sales}. */
	String name();

	/** Returns the measured quantity, in a sentence. */
	String what();

	/**
	 * Measures the figures and their limits.
	 * @return one figure or more, with the limits
	 * @throws Exception if a check fails: a wrong figure is worse than no figure
	 */
	List<Figure> run(Bench bench) throws Exception;

}
