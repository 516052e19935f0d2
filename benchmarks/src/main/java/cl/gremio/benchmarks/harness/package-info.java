/** What every row needs: processes of their own, figures and the table of them. */
@NullMarked
package cl.gremio.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
