/**
 * Measures up to which instant an application has read the log, and what holds readers
 * up.
 */
@NullMarked
package cl.gremio.consumer.horizon;

import org.jspecify.annotations.NullMarked;
