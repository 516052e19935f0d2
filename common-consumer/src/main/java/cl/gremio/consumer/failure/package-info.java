/** Finds the record that ends the streams again and again, and rejects it. */
@NullMarked
package cl.gremio.consumer.failure;

import org.jspecify.annotations.NullMarked;
