/** Reads bodies that hold many events, within bounds. */
@NullMarked
package cl.gremio.producer.bulk;

import org.jspecify.annotations.NullMarked;
