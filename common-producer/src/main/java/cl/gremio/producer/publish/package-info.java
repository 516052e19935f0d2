/** Writes events to Kafka, durably or not at all. */
@NullMarked
package cl.gremio.producer.publish;

import org.jspecify.annotations.NullMarked;
