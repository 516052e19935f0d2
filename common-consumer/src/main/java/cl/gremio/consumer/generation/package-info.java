/**
 * Which computation of the results this service is: found in Kafka by its state's version
 * and its source topic, begun anew where there is none.
 */
@NullMarked
package cl.gremio.consumer.generation;

import org.jspecify.annotations.NullMarked;
