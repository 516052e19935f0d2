/** Writes events to Kafka, durably or not at all. */
@NullMarked
package cl.gremio.service.publish;

import org.jspecify.annotations.NullMarked;
