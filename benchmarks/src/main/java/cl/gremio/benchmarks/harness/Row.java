package cl.gremio.benchmarks.harness;

import java.util.List;

/** One measurement with its limit. */
public interface Row {

	/** The name on the command line, such as {@code sales}. */
	String name();

	/** What is measured, in a sentence. */
	String what();

	/**
	 * Measures.
	 * @return one figure or more; their limits are measured here too
	 * @throws Exception if anything is not as it should be: a wrong figure is worse than
	 * none
	 */
	List<Figure> run(Bench bench) throws Exception;

}
