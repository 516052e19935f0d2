/** The common parts of the rows: processes, figures and their table. */
@NullMarked
package cl.gremio.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
