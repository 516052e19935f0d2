/**
 * The command {@code gremio keys}: makes, lists and withdraws the keys of those who may
 * call.
 */
@NullMarked
package cl.gremio.tools.keys;

import org.jspecify.annotations.NullMarked;
