/** Serves the documents of the interfaces, and what a service says of itself. */
@NullMarked
package cl.gremio.web.interfaces;

import org.jspecify.annotations.NullMarked;
