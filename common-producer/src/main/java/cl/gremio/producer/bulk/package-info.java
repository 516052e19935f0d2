/** Reads a body of many events, within bounds. */
@NullMarked
package cl.gremio.producer.bulk;

import org.jspecify.annotations.NullMarked;
