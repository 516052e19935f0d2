/** Takes stock reports of carts and records them. */
@NullMarked
package cl.gremio.stock.producer;

import org.jspecify.annotations.NullMarked;
