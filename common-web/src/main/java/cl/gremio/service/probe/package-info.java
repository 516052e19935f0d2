/** Asks other services for their state. */
@NullMarked
package cl.gremio.service.probe;

import org.jspecify.annotations.NullMarked;
