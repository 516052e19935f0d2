/** The door: forwards every route to its service, by Spring Cloud Gateway. */
@NullMarked
package cl.gremio.board.door;

import org.jspecify.annotations.NullMarked;
