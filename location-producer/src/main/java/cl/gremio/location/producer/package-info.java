/** Takes location and capture reports of carts and records each in its lane. */
@NullMarked
package cl.gremio.location.producer;

import org.jspecify.annotations.NullMarked;
