/** The folder in which a service keeps its data, readable by its owner alone. */
@NullMarked
package cl.gremio.service.storage;

import org.jspecify.annotations.NullMarked;
