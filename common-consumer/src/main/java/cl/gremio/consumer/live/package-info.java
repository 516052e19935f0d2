/**
 * Lists as streams of events, which tell what a GET would answer, row by row, after each
 * change.
 */
@NullMarked
package cl.gremio.consumer.live;

import org.jspecify.annotations.NullMarked;
