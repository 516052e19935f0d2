/**
 * Reads events from a public topic: placed, deduplicated, and with dead letters for the
 * rest.
 */
@NullMarked
package cl.gremio.consumer.intake;

import org.jspecify.annotations.NullMarked;
