/**
 * Adds up what each cart sells in a day, closes the days, and answers with the reports.
 */
@NullMarked
package cl.gremio.sales.consumer;

import org.jspecify.annotations.NullMarked;
