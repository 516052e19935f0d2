/** The state of the eight services. */
@NullMarked
package cl.gremio.board.status;

import org.jspecify.annotations.NullMarked;
