/** Rows about consumers that catch up with their topics. */
@NullMarked
package cl.gremio.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
