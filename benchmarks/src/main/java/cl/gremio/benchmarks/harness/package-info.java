/** What the rows share: processes, figures and their table. */
@NullMarked
package cl.gremio.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
