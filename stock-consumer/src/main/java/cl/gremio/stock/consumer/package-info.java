/**
 * Keeps each cart's stock, gathers low stock over the whole guild into refill alerts, and
 * answers with both.
 */
@NullMarked
package cl.gremio.stock.consumer;

import org.jspecify.annotations.NullMarked;
