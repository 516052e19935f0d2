/** Receives request bodies within bounds of size, memory and time. */
@NullMarked
package cl.gremio.web.body;

import org.jspecify.annotations.NullMarked;
