/**
 * A full local copy of the result topics, from which every instance answers every GET.
 */
@NullMarked
package cl.gremio.consumer.readmodel;

import org.jspecify.annotations.NullMarked;
