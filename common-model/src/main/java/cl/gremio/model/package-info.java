/**
 * The records that are posted to routes, and the values that topologies read from topics.
 */
@NullMarked
package cl.gremio.model;

import org.jspecify.annotations.NullMarked;
