/**
 * Keeps each cart's stock, raises a refill alert for each batch of low-stock events of
 * the guild, and answers with both.
 */
@NullMarked
package cl.gremio.stock.consumer;

import org.jspecify.annotations.NullMarked;
