/** Adds up each cart's sales of a day, closes the days, and answers with both. */
@NullMarked
package cl.gremio.sales.consumer;

import org.jspecify.annotations.NullMarked;
