/**
 * What every stream processor shares: the intake of events from a topic, dead letters,
 * and the supervision of the streams.
 */
@NullMarked
package cl.gremio.service.streams;

import org.jspecify.annotations.NullMarked;
