/** Writes events to Kafka, and answers whether Kafka has them, if that is known. */
@NullMarked
package cl.gremio.producer.publish;

import org.jspecify.annotations.NullMarked;
