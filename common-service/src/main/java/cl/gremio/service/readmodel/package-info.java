/**
 * A full local copy of the result topics, from which every instance answers every GET.
 */
@NullMarked
package cl.gremio.service.readmodel;

import org.jspecify.annotations.NullMarked;
