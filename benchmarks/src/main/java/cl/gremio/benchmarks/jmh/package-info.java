/** The parts that every event goes through, one by one. */
@NullMarked
package cl.gremio.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
