/** The directory of a service's data, which only its owner can read. */
@NullMarked
package cl.gremio.service.storage;

import org.jspecify.annotations.NullMarked;
