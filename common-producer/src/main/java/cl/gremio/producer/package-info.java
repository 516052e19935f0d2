/** Turns a posted event into records and publishes them. */
@NullMarked
package cl.gremio.producer;

import org.jspecify.annotations.NullMarked;
