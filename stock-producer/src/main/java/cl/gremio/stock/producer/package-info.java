/** Takes reports of carts counted or restocked, and records them. */
@NullMarked
package cl.gremio.stock.producer;

import org.jspecify.annotations.NullMarked;
