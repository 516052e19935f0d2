/**
 * Reads events from a public topic. Brings each event to its partition, drops
 * repetitions, and writes dead letters.
 */
@NullMarked
package cl.gremio.consumer.intake;

import org.jspecify.annotations.NullMarked;
