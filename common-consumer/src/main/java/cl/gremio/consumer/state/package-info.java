/** The building blocks of processors: stores, outputs, timers and commits. */
@NullMarked
package cl.gremio.consumer.state;

import org.jspecify.annotations.NullMarked;
