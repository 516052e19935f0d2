/** Takes sales and records each, whole, on the topics that it belongs to. */
@NullMarked
package cl.gremio.sales.producer;

import org.jspecify.annotations.NullMarked;
