/** Load over HTTP, made by Hyperfoil. */
@NullMarked
package cl.gremio.benchmarks.load;

import org.jspecify.annotations.NullMarked;
