/** Runs and supervises the Kafka Streams application of a service. */
@NullMarked
package cl.gremio.consumer.streams;

import org.jspecify.annotations.NullMarked;
