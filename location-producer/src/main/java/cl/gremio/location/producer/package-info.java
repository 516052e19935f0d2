/** Takes reports of where carts are, and of captures, and records each in its lane. */
@NullMarked
package cl.gremio.location.producer;

import org.jspecify.annotations.NullMarked;
