/**
 * Resolves the generation of a service's results: the computation with the service's
 * state version and its source topic. Begins a new generation if Kafka has none.
 */
@NullMarked
package cl.gremio.consumer.generation;

import org.jspecify.annotations.NullMarked;
