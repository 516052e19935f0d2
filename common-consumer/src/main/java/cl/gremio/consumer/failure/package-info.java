/** Finds poison records, which end the streams again and again, and rejects them. */
@NullMarked
package cl.gremio.consumer.failure;

import org.jspecify.annotations.NullMarked;
