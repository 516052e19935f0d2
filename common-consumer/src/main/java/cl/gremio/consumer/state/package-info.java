/** The stores of a topology, and facts published at the commit. */
@NullMarked
package cl.gremio.consumer.state;

import org.jspecify.annotations.NullMarked;
