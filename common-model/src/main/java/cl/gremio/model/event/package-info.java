/**
 * An event with its id and time, its CloudEvents headers, and chance as a function of its
 * id.
 */
@NullMarked
package cl.gremio.model.event;

import org.jspecify.annotations.NullMarked;
