/**
 * What every stream processor shares: the intake of events from a topic, dead letters,
 * and the supervision of the streams.
 */
@NullMarked
package cl.gremio.consumer.streams;

import org.jspecify.annotations.NullMarked;
