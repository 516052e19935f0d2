/** Runs the rows of BENCHMARKS.md. */
@NullMarked
package cl.gremio.benchmarks;

import org.jspecify.annotations.NullMarked;
