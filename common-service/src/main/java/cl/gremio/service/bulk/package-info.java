/** Reads bodies that hold many events, within bounds. */
@NullMarked
package cl.gremio.service.bulk;

import org.jspecify.annotations.NullMarked;
