/**
 * The guild's events as they go over the wire, where they belong in Kafka, and the rules
 * for reading them.
 */
@NullMarked
package cl.gremio.model;

import org.jspecify.annotations.NullMarked;
