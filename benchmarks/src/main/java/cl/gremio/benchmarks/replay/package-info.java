/** How fast the consumers catch up with what lies on the topics. */
@NullMarked
package cl.gremio.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
