package cl.gremio.model.wire;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The moment and the zone against which {@link Hora} reads a time.
 *
 * @param recorded when the event was recorded; a missing time is this one
 */
record TimeReference(Instant recorded, ZoneId zone) {
}
