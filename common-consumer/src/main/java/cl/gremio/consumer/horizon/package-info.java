/** Says up to which instant the log has been read. */
@NullMarked
package cl.gremio.consumer.horizon;

import org.jspecify.annotations.NullMarked;
