/**
 * Keeps the newest sighting of each cart and the cases of fugitives, finds silent carts,
 * and answers with the carts.
 */
@NullMarked
package cl.gremio.location.consumer;

import org.jspecify.annotations.NullMarked;
